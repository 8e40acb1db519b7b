#include "daemon/cli/context.h"

#include <gtest/gtest.h>

#include "daemon/cli/failure.h"

namespace mandated::cli {
namespace {

TEST(CountryOptionTest, TakesACodeInAnyCaseOrAName) {
  const auto data = config::Data::built_in();
  EXPECT_EQ(country_of(data, "khm"), "KHM");
  EXPECT_EQ(country_of(data, "Ivory Coast"), "CIV");
  EXPECT_EQ(country_of(data, ""), "");
}

TEST(CountryOptionTest, RefusesWhatIsNoCountry) {
  try {
    (void)country_of(config::Data::built_in(), "XYZ");
    FAIL() << "taken";
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.status(), kUsage);
    EXPECT_STREQ(failure.what(),
                 "--country: \"XYZ\" is no country; write a name or an ISO 3166-1 alpha-3 code such "
                 "as \"KHM\"");
  }
}

}  // namespace
}  // namespace mandated::cli
