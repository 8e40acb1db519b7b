#include "pipeline/base/digest.h"

#include <gtest/gtest.h>

namespace mandated {
namespace {

// FIPS 180-2, appendix B.1.
TEST(DigestTest, IsSha256) {
  EXPECT_EQ(sha256("abc").hex(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(DigestTest, ReadsWhatItWrote) {
  const auto digest = sha256("x");
  EXPECT_EQ(Digest::from_hex(digest.hex()), digest);
}

TEST(DigestTest, RefusesUpperCaseShortAndForeignDigits) {
  EXPECT_FALSE(Digest::from_hex(std::string(64, 'A')));
  EXPECT_FALSE(Digest::from_hex(std::string(63, 'a')));
  EXPECT_FALSE(Digest::from_hex(std::string(64, 'g')));
}

}  // namespace
}  // namespace mandated
