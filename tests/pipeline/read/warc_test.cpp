#include "pipeline/read/warc.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include "pipeline/base/checksum.h"
#include "pipeline/read/inflate.h"

using namespace mandated;
using read::WarcReader;
using read::WarcRecord;

namespace {

constexpr std::size_t kKept = std::size_t{1} << 20U;

/// Gives pieces of `step` bytes, so that every seam is met.
WarcReader::Bytes bytes_of(std::string text, std::size_t step) {
  return [text = std::move(text), step, at = std::size_t{0}](char* to, std::size_t size) mutable {
    const auto n = std::min({size, step, text.size() - at});
    std::memcpy(to, text.data() + at, n);
    at += n;
    return n;
  };
}

std::vector<WarcRecord> all(const std::string& file, std::size_t step = 1 << 16) {
  WarcReader reader{bytes_of(file, step), kKept};
  std::vector<WarcRecord> records;
  for (;;) {
    auto record = reader.next();
    EXPECT_TRUE(record) << record.error().detail;
    if (!record || !*record) return records;
    records.push_back(**std::move(record));
  }
}

std::string mistake_of(const std::string& file) {
  WarcReader reader{bytes_of(file, 1 << 16), kKept};
  for (;;) {
    const auto record = reader.next();
    if (!record) return std::string{name_of(record.error().code)} + ": " + record.error().detail;
    if (!*record) return "none";
  }
}

std::string gzip(const std::string& text) {
  z_stream z{};
  deflateInit2(&z, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string in = text;
  std::string out(deflateBound(&z, text.size()) + 64, '\0');
  z.next_in = reinterpret_cast<Bytef*>(in.data());
  z.avail_in = static_cast<uInt>(in.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  deflate(&z, Z_FINISH);
  out.resize(z.total_out);
  deflateEnd(&z);
  return out;
}

std::string sha1_of(std::string_view bytes) {
  Checksum sum{ChecksumKind::sha1};
  sum.update(bytes);
  return "sha1:" + base32(sum.sum());
}

std::string record(const std::string& more, const std::string& block,
                   const std::string& type = "response", const std::string& length = "") {
  return fmt::format(
      "WARC/1.0\r\nWARC-Type: {}\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
      "WARC-Date: 2024-05-06T07:08:09Z\r\nWARC-Target-URI: http://a.example/\r\n"
      "Content-Type: application/http; msgtype=response\r\n{}Content-Length: {}\r\n\r\n{}\r\n\r\n",
      type, more, length.empty() ? std::to_string(block.size()) : length, block);
}

std::string http(const std::string& body, const std::string& more = "") {
  return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + more + "\r\n" + body;
}

std::string body_of(const WarcRecord& record) {
  const auto body = read::http_body(record, kKept);
  return body ? *body : body.error().detail;
}

}  // namespace

TEST(WarcTest, ReadsAResponseWithItsHttpHeader) {
  const auto records = all(record("", http("<p>A</p>")));
  ASSERT_EQ(records.size(), 1U);
  const auto& page = records.front();
  EXPECT_EQ(page.version, "1.0");
  EXPECT_EQ(page.type, "response");
  EXPECT_EQ(page.uri, "http://a.example/");
  EXPECT_EQ(page.date, parse_instant("2024-05-06T07:08:09Z"));
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(read::field_of(page.http, "content-type"), "text/html");
  EXPECT_EQ(page.payload(), "<p>A</p>");
  EXPECT_EQ(page.payload_digest, sha1_of("<p>A</p>"));
  EXPECT_EQ(page.verdict, "ok");
}

TEST(WarcTest, OffsetsAreThoseOfTheFileHoweverItsBytesCome) {
  const auto one = record("", http("1"));
  const auto two = record("", http("22"), "revisit");
  for (const std::size_t step : {1UL, 7UL, 65'536UL}) {
    const auto plain = all(one + two, step);
    ASSERT_EQ(plain.size(), 2U) << step;
    EXPECT_EQ(plain[1].offset, one.size()) << step;
    const auto packed = all(gzip(one) + gzip(two), step);
    ASSERT_EQ(packed.size(), 2U) << step;
    EXPECT_EQ(packed[1].offset, gzip(one).size()) << step;
    EXPECT_EQ(packed[1].nth, 0U) << step;
    EXPECT_EQ(packed[1].type, "revisit") << step;
  }
}

TEST(WarcTest, OneGzipForAllIsReadAndCountsItsRecords) {
  const auto records = all(gzip(record("", http("1")) + record("", http("2"))), 5);
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(records[1].offset, 0U);
  EXPECT_EQ(records[1].nth, 1U);
  EXPECT_EQ(records[1].payload(), "2");
}

TEST(WarcTest, ZerosBetweenMembersArePadding) {
  const auto records =
      all(gzip(record("", http("1"))) + std::string(100, '\0') + gzip(record("", http("2"))));
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(records[1].payload(), "2");
}

TEST(WarcTest, LinesMayEndWithLfAndFieldsBeFoldedAndInAnyCase) {
  const auto records =
      all("WARC/1.1\nwarc-type: resource\nWarc-Record-Id: <urn:uuid:1>\nWARC-Date: 2024-05\n"
          "WARC-Target-URI: <http://a.example/\n b>\nContent-Type: text/plain\ncontent-length: "
          "3\n\nabc\n\n"
          "WARC/1.0\nWARC-Type: warcinfo\nContent-Length: 0\n\n\n");
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(records[0].uri, "http://a.example/ b");
  EXPECT_EQ(records[0].date, parse_instant("2024-05-01T00:00:00Z"));
  EXPECT_EQ(records[0].payload(), "abc");
  EXPECT_EQ(records[1].type, "warcinfo");
  EXPECT_EQ(records[1].verdict, "malformed: WARC-Record-ID is missing");
}

TEST(WarcTest, DigestsAreChecked) {
  const auto block = http("<p>A</p>");
  const auto verdict = [&block](const std::string& field) {
    return all(record(field + "\r\n", block)).front().verdict;
  };
  EXPECT_EQ(verdict("WARC-Payload-Digest: " + sha1_of("<p>A</p>")), "ok");
  EXPECT_EQ(verdict("WARC-Block-Digest: " + sha1_of(block)), "ok");
  EXPECT_EQ(verdict("WARC-Payload-Digest: " + sha1_of("<p>B</p>")),
            "payload digest differs: " + sha1_of("<p>B</p>"));
  EXPECT_EQ(verdict("WARC-Block-Digest: sha1:1112H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"),
            "block digest differs: sha1:1112H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ");
  EXPECT_EQ(verdict("WARC-Payload-Digest: sha1:clDBYQ7MN9QzyCDDlKfuuPk5or4="), "ok");
  EXPECT_EQ(verdict("WARC-Payload-Digest: sha512:aGlbgsDZtF7J8NhsJKG83fr0XeFe31j380TxTZCYVhdL"
                    "gN_HDm15fl6rYU0ydS2IZnz8PbJYYEwBGt5LHBbw5g"),
            "ok")
      << "base64 for file names";
  EXPECT_EQ(verdict("WARC-Payload-Digest: sha1:clDBYQ7MN9QzyCDDlKfuuPk5or="),
            "payload digest differs: sha1:clDBYQ7MN9QzyCDDlKfuuPk5or=");
  EXPECT_EQ(verdict("WARC-Payload-Digest: blake3:abc"), "ok") << "not known is not wrong";
}

TEST(WarcTest, APayloadMayBeSummedBeforeOrAfterItsCodings) {
  const auto chunked =
      http("3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n");
  const auto records =
      all(record("WARC-Payload-Digest: " + sha1_of("abcde") + "\r\n", chunked) +
          record("WARC-Payload-Digest: " + sha1_of("3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n") + "\r\n",
                 chunked));
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(records[0].verdict, "ok");
  EXPECT_EQ(records[1].verdict, "ok");
  EXPECT_EQ(body_of(records[0]), "abcde");
}

TEST(WarcTest, ARevisitStatesTheDigestOfAnotherPayload) {
  const auto records =
      all(record("WARC-Payload-Digest: " + sha1_of("elsewhere") + "\r\n", http(""), "revisit"));
  EXPECT_EQ(records.at(0).verdict, "ok");
  EXPECT_EQ(records.at(0).status, 200);
}

TEST(WarcTest, ContentCodingsAreUndone) {
  const auto page = [](const std::string& coding, const std::string& body) {
    return body_of(all(record("", http(body, "Content-Encoding: " + coding + "\r\n"))).front());
  };
  EXPECT_EQ(page("gzip", gzip("<p>A</p>")), "<p>A</p>");
  EXPECT_EQ(page("gzip", "<p>A</p>"), "<p>A</p>") << "undone already, its header kept";
  EXPECT_EQ(page("br", "x"), "content coding \"br\"; gzip and deflate are read");
}

TEST(WarcTest, AGzipBombIsCutOff) {
  const auto bomb =
      all(record("", http(gzip(std::string(8U << 20U, ' ')), "Content-Encoding: gzip\r\n")))
          .front();
  EXPECT_EQ(body_of(bomb), "over 1048576 bytes unpacked");
}

TEST(WarcTest, ABlockOverWhatIsKeptIsStillSummed) {
  const std::string body(3U << 20U, 'x');
  const auto big = all(record("WARC-Payload-Digest: " + sha1_of(body) + "\r\n", http(body)) +
                       record("", http("2")));
  ASSERT_EQ(big.size(), 2U);
  EXPECT_FALSE(big[0].whole);
  EXPECT_EQ(big[0].block.size(), kKept);
  EXPECT_EQ(big[0].verdict, "ok");
  EXPECT_EQ(big[1].payload(), "2");
}

TEST(WarcTest, ABadLengthIsNamedAndTheNextRecordFound) {
  const auto next = record("", http("next"));
  for (const auto& [length, verdict] : std::vector<std::pair<std::string, std::string>>{
           {"10", "bad length: no record begins after the 10 bytes announced"},
           {"-1", "bad length: Content-Length \"-1\""},
           {"much", "bad length: Content-Length \"much\""}}) {
    const auto records = all(record("", http("<p>A</p>"), "response", length) + next, 3);
    ASSERT_EQ(records.size(), 2U) << length;
    EXPECT_EQ(records[0].verdict, verdict);
    EXPECT_EQ(records[1].payload(), "next") << length;
  }
}

TEST(WarcTest, WithoutALengthTheNextRecordIsFoundAtOnce) {
  const auto records = all("WARC/1.0\r\nWARC-Type: warcinfo\r\n\r\n" + record("", http("next")));
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(records[1].payload(), "next");
}

TEST(WarcTest, ARecordThatStopsHalfWayIsTruncated) {
  const auto whole = record("", http("<p>A</p>"));
  const auto cut = all(whole.substr(0, whole.size() - 8));
  ASSERT_EQ(cut.size(), 1U);
  EXPECT_EQ(cut[0].verdict, "truncated: 48 of 52 bytes");
  EXPECT_FALSE(cut[0].whole);
  const auto packed = gzip(whole);
  const auto half = all(packed.substr(0, packed.size() - 20));
  ASSERT_EQ(half.size(), 1U);
  EXPECT_EQ(half[0].verdict.substr(0, 10), "truncated:");
}

TEST(WarcTest, WhatIsNoWarcIsNamed) {
  EXPECT_EQ(mistake_of("filedesc://a.arc.gz 0.0.0.0 20240506 text/plain 76\n1 0 X\n"),
            "unsupported: an ARC file; WARC 1.0 and 1.1 are read");
  EXPECT_EQ(mistake_of("<html>\n</html>"), "malformed: no WARC record at byte 0: \"<html>\"");
  EXPECT_EQ(mistake_of("\x1F\x8B garbage"), "malformed: byte 4: gzip: unknown compression method");
  EXPECT_EQ(mistake_of(""), "none");
}

TEST(WarcTest, AnUnknownVersionIsNamed) {
  const auto records = all("WARC/one\r\nContent-Length: 0\r\n\r\n\r\n\r\n" + record("", http("2")));
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(records[0].verdict, "malformed: WARC version \"one\"; 1.0 and 1.1 are read");
}

TEST(WarcTest, AnEndlessHeaderIsRefused) {
  const auto records = all("WARC/1.0\r\nWARC-Type: " + std::string(1U << 20U, 'x') + "\r\n\r\n" +
                           record("", http("2")));
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(records[0].verdict, "malformed: a header of over 65536 bytes");
  EXPECT_EQ(records[1].payload(), "2");
}

TEST(InflateTest, UndoesAllMembersAndPassesOverWhatFollows) {
  using Format = read::Inflater::Format;
  EXPECT_EQ(*read::inflate(gzip("ab") + gzip("cd") + "trailer", Format::gzip, 100), "abcd");
  EXPECT_EQ(read::inflate(gzip("abcd").substr(0, 12), Format::gzip, 100).error().detail,
            "gzip: it ends half-way");
}
