#include "daemon/http/address.h"

#include <cstring>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>

namespace mandated::http {
namespace {

std::string why(const std::string& address) { return not_public(address).value_or("public"); }

TEST(AddressTest, KnowsThePublicInternet) {
  for (const auto* address :
       {"1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
        "128.0.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.0", "192.167.255.255", "192.169.0.0",
        "198.17.255.255", "198.20.0.0", "223.255.255.255", "2606:4700::1111",
        "2a00:1450:4001:81b::200e", "2001:4860:4860::8888"}) {
    EXPECT_EQ(why(address), "public") << address;
  }
}

TEST(AddressTest, KnowsSpecialIPv4FromEndToEnd) {
  EXPECT_EQ(why("0.0.0.0"), "unspecified");
  EXPECT_EQ(why("0.255.255.255"), "unspecified");
  EXPECT_EQ(why("10.0.0.0"), "private");
  EXPECT_EQ(why("10.255.255.255"), "private");
  EXPECT_EQ(why("100.64.0.0"), "shared (CGNAT)");
  EXPECT_EQ(why("100.127.255.255"), "shared (CGNAT)");
  EXPECT_EQ(why("127.0.0.1"), "loopback");
  EXPECT_EQ(why("127.255.255.255"), "loopback");
  EXPECT_EQ(why("169.254.169.254"), "link-local");
  EXPECT_EQ(why("172.16.0.0"), "private");
  EXPECT_EQ(why("172.31.255.255"), "private");
  EXPECT_EQ(why("192.0.0.8"), "special-purpose");
  EXPECT_EQ(why("192.0.2.1"), "documentation");
  EXPECT_EQ(why("192.88.99.1"), "6to4 relay");
  EXPECT_EQ(why("192.168.0.1"), "private");
  EXPECT_EQ(why("198.19.255.255"), "benchmarking");
  EXPECT_EQ(why("198.51.100.7"), "documentation");
  EXPECT_EQ(why("203.0.113.7"), "documentation");
  EXPECT_EQ(why("239.255.255.250"), "multicast");
  EXPECT_EQ(why("240.0.0.1"), "reserved");
  EXPECT_EQ(why("255.255.255.255"), "reserved");
}

TEST(AddressTest, KnowsSpecialIPv6) {
  EXPECT_EQ(why("::"), "unspecified");
  EXPECT_EQ(why("::1"), "loopback");
  EXPECT_EQ(why("fe80::1"), "link-local");
  EXPECT_EQ(why("febf::1"), "link-local");
  EXPECT_EQ(why("fec0::1"), "link-local");
  EXPECT_EQ(why("fc00::1"), "private");
  EXPECT_EQ(why("fdff::1"), "private");
  EXPECT_EQ(why("ff02::1"), "multicast");
  EXPECT_EQ(why("2001:db8::1"), "documentation");
  EXPECT_EQ(why("3fff::1"), "documentation");
  EXPECT_EQ(why("100::1"), "discard-only");
  EXPECT_EQ(why("5f00::1"), "special-purpose");
}

TEST(AddressTest, LooksAtTheIPv4WithinIPv6) {
  EXPECT_EQ(why("::ffff:127.0.0.1"), "loopback");
  EXPECT_EQ(why("::ffff:8.8.8.8"), "public");
  EXPECT_EQ(why("::10.0.0.1"), "private");
  EXPECT_EQ(why("64:ff9b::192.168.1.1"), "private");
  EXPECT_EQ(why("64:ff9b::8.8.8.8"), "public");
  EXPECT_EQ(why("64:ff9b:1::1"), "private");
  EXPECT_EQ(why("2002:7f00:1::"), "loopback");
  EXPECT_EQ(why("2002:808:808::"), "public");
}

// The clients of Teredo are in its last 32 bits, inverted: 127.0.0.1 here.
TEST(AddressTest, TeredoIsNotPublic) {
  EXPECT_EQ(why("2001:0:4136:e378:8000:63bf:80ff:fffe"), "special-purpose");
}

TEST(AddressTest, WhatIsNoAddressIsNotPublic) {
  EXPECT_EQ(why(""), "unreadable");
  EXPECT_EQ(why("un.org"), "unreadable");
  EXPECT_EQ(why("127.1"), "unreadable");
  EXPECT_EQ(why("1.2.3.4.5"), "unreadable");
}

TEST(AddressTest, ReadsSocketAddresses) {
  sockaddr_in four{};
  four.sin_family = AF_INET;
  four.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  sockaddr_storage storage{};
  std::memcpy(&storage, &four, sizeof four);
  const auto* address = reinterpret_cast<const sockaddr*>(&storage);
  EXPECT_EQ(not_public(address), "loopback");
  EXPECT_EQ(text_of(address), "127.0.0.1");

  sockaddr_in6 six{};
  six.sin6_family = AF_INET6;
  six.sin6_addr = in6addr_loopback;
  std::memcpy(&storage, &six, sizeof six);
  EXPECT_EQ(not_public(address), "loopback");
  EXPECT_EQ(text_of(address), "::1");

  storage.ss_family = AF_UNIX;
  EXPECT_EQ(not_public(address), "of a family that is neither IPv4 nor IPv6");
}

}  // namespace
}  // namespace mandated::http
