#include "pipeline/base/checksum.h"

#include <gtest/gtest.h>

using namespace mandated;

// Of no bytes: FIPS 180-4's and RFC 1321's well-known sums.
TEST(ChecksumTest, SumsBytesThatComeInPieces) {
  Checksum whole{ChecksumKind::sha1};
  whole.update("abcdef");
  Checksum pieces{ChecksumKind::sha1};
  pieces.update("abc");
  (void)pieces.sum();
  pieces.update("def");
  EXPECT_EQ(pieces.sum(), whole.sum());
  EXPECT_EQ(base32(Checksum{ChecksumKind::sha1}.sum()), "3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ");
}

TEST(ChecksumTest, ReadsASumAsBase32OrHexInAnyCase) {
  const auto nothing = Checksum{ChecksumKind::sha1}.sum();
  EXPECT_EQ(read_sum(ChecksumKind::sha1, "3i42h3s6nnfq2msvx7xzkyayscx5qbyj"), nothing);
  EXPECT_EQ(read_sum(ChecksumKind::sha1, "DA39A3EE5E6B4B0D3255BFEF95601890AFD80709"), nothing);
  EXPECT_EQ(
      read_sum(ChecksumKind::sha256, "4OYMIQUY7QOBJGX36TEJS35ZEQT24QPEMSNZGTFESWMRW6CSXBKQ===="),
      Checksum{ChecksumKind::sha256}.sum());
  EXPECT_EQ(read_sum(ChecksumKind::sha1, "3I42H3S6"), std::nullopt);
  EXPECT_EQ(read_sum(ChecksumKind::sha1, "1112H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"), std::nullopt)
      << "1 is no digit of base32";
}

TEST(ChecksumTest, KnowsAlgorithmsByTheirNames) {
  EXPECT_EQ(checksum_kind("SHA-256"), ChecksumKind::sha256);
  EXPECT_EQ(checksum_kind("sha1"), ChecksumKind::sha1);
  EXPECT_EQ(checksum_kind("blake3"), std::nullopt);
}
