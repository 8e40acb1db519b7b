#include "pipeline/series/symbol.h"

#include <gtest/gtest.h>

namespace mandated::series {
namespace {

struct Read {
  std::string_view name;
  std::string_view text;
  Role role;
  std::string_view organ;
  std::string_view session;
  int number;
  std::string_view base;
  std::string_view suffix;
};

class SymbolTest : public testing::TestWithParam<Read> {};

TEST_P(SymbolTest, IsTakenApart) {
  const auto symbol = read_symbol(GetParam().text);
  EXPECT_EQ(symbol.role, GetParam().role);
  EXPECT_EQ(symbol.organ, GetParam().organ);
  EXPECT_EQ(symbol.session, GetParam().session);
  EXPECT_EQ(symbol.number, GetParam().number);
  EXPECT_EQ(symbol.base, GetParam().base);
  EXPECT_EQ(symbol.suffix, GetParam().suffix);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, SymbolTest,
    testing::Values(
        Read{"Council", "A/HRC/RES/54/36", Role::resolution, "HRC", "54", 36, "A/HRC/RES/54/36",
             ""},
        Read{"SpecialSession", "A/HRC/RES/S-36/1", Role::resolution, "HRC", "S-36", 1,
             "A/HRC/RES/S-36/1", ""},
        Read{"Assembly", "a/res/78/222", Role::resolution, "GA", "78", 222, "A/RES/78/222", ""},
        Read{"Emergency", "A/RES/ES-11/4", Role::resolution, "GA", "ES-11", 4, "A/RES/ES-11/4", ""},
        Read{"Security", "S/RES/2768 (2025)", Role::resolution, "SC", "", 2768, "S/RES/2768", ""},
        Read{"SecurityBare", "S/RES/2768", Role::resolution, "SC", "", 2768, "S/RES/2768", ""},
        Read{"Ecosoc", "E/RES/2023/35", Role::resolution, "ECOSOC", "2023", 35, "E/RES/2023/35",
             ""},
        Read{"Health", "WHA74.9", Role::resolution, "WHA", "74", 9, "WHA74.9", ""},
        Read{"Draft", "A/HRC/54/L.17", Role::draft, "HRC", "54", 17, "A/HRC/54/L.17", ""},
        Read{"RevisedDraft", "A/HRC/54/L.17/Rev.1", Role::draft, "HRC", "54", 17, "A/HRC/54/L.17",
             "Rev.1"},
        Read{"OfACommittee", "A/C.3/78/L.4", Role::draft, "GA", "78", 4, "A/C.3/78/L.4", ""},
        Read{"OfTheCommission", "E/CN.6/2017/L.3", Role::draft, "CN.6", "2017", 3,
             "E/CN.6/2017/L.3", ""},
        Read{"Corrigendum", "A/HRC/RES/54/36/Corr.1", Role::resolution, "HRC", "54", 36,
             "A/HRC/RES/54/36", "Corr.1"},
        Read{"Reissued", "A/RES/78/222*", Role::resolution, "GA", "78", 222, "A/RES/78/222", ""},
        Read{"Report", "A/HRC/54/75", Role::other, "", "", 0, "A/HRC/54/75", ""},
        Read{"None", "", Role::other, "", "", 0, "", ""}),
    [](const auto& tested) { return std::string{tested.param.name}; });

TEST(SymbolOrderTest, IsThatOfSessionsAndNumbers) {
  EXPECT_EQ(is_before(read_symbol("A/HRC/RES/9/15"), read_symbol("A/HRC/RES/54/36")), true);
  EXPECT_EQ(is_before(read_symbol("S/RES/2768 (2025)"), read_symbol("S/RES/2722 (2024)")), false);
}

TEST(SymbolOrderTest, IsUnknownBetweenOrgansAndSpecialSessions) {
  EXPECT_EQ(is_before(read_symbol("A/HRC/RES/54/36"), read_symbol("A/RES/78/222")), std::nullopt);
  EXPECT_EQ(is_before(read_symbol("A/HRC/RES/S-36/1"), read_symbol("A/HRC/RES/54/36")),
            std::nullopt);
}

}  // namespace
}  // namespace mandated::series
