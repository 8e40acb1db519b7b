#include <boost/asio/ip/tcp.hpp>
#include <gtest/gtest.h>

#include "daemon/http/client.h"
#include "tests/daemon/http/loop.h"
#include "tests/support/server.h"

namespace mandated::http {
namespace {

using std::chrono::milliseconds;
using support::page;
using support::status;

class ClientTroubleTest : public testing::Test {
 protected:
  Result<Step> get(Request request) { return run(loop, client->get(std::move(request))); }
  Request request(const std::string& url) {
    Request asked{url};
    asked.allow_private = true;
    return asked;
  }
  /// The error of a request that is expected to have one.
  Error error_of(Request asked) {
    const auto step = get(std::move(asked));
    EXPECT_FALSE(step.has_value());
    return step ? Error{} : step.error();
  }

  boost::asio::io_context loop;
  support::Server server{loop.get_executor()};
  std::unique_ptr<Client> client =
      std::make_unique<Client>(loop.get_executor(), ClientOptions{"mandated/test", ""});
};

TEST_F(ClientTroubleTest, KeepsWhatCameOfABodyCutShort) {
  auto cut = page("half of it");
  cut.announced = 4'000;
  server.on("/page", cut);
  const auto step = get(request(server.url("/page")));
  ASSERT_TRUE(step.has_value());
  const auto& response = std::get<Response>(*step);
  EXPECT_EQ(response.body, "half of it");
  ASSERT_TRUE(response.trouble);
  EXPECT_EQ(response.trouble->code, Errc::truncated);
  EXPECT_EQ(response.trouble->detail, "4000 bytes announced, 10 received");
}

TEST_F(ClientTroubleTest, KeepsWhatCameOfChunksWithoutAnEnd) {
  auto cut = page("half of it");
  cut.chunked = true;
  cut.unended = true;
  server.on("/page", cut);
  const auto step = get(request(server.url("/page")));
  ASSERT_TRUE(step.has_value());
  const auto& response = std::get<Response>(*step);
  EXPECT_EQ(response.body, "half of it");
  ASSERT_TRUE(response.trouble);
  EXPECT_EQ(response.trouble->code, Errc::truncated);
  EXPECT_EQ(response.trouble->detail, "the body ended early, after 10 bytes");
}

// A redirect is known by its head.
TEST_F(ClientTroubleTest, GoesOnWhereTheBodyOfARedirectIsCutShort) {
  auto cut = support::redirect_to("/new");
  cut.announced = 4'000;
  server.on("/old", cut);
  const auto step = get(request(server.url("/old")));
  ASSERT_TRUE(step.has_value());
  EXPECT_EQ(std::get<Redirect>(*step).url, server.url("/new"));
}

TEST_F(ClientTroubleTest, TakesABodyOfExactlyTheLimit) {
  server.on("/page", page(std::string(1'000, 'x')));
  auto asked = request(server.url("/page"));
  asked.max_body = 1'000;
  const auto step = get(asked);
  ASSERT_TRUE(step.has_value());
  EXPECT_EQ(std::get<Response>(*step).body.size(), 1'000U);
}

TEST_F(ClientTroubleTest, RefusesABodyOverTheLimit) {
  server.on("/page", page(std::string(1'001, 'x')));
  auto asked = request(server.url("/page"));
  asked.max_body = 1'000;
  const auto error = error_of(asked);
  EXPECT_EQ(error.code, Errc::too_large);
  EXPECT_EQ(error.detail, "body over the limit of 1000 bytes");
}

TEST_F(ClientTroubleTest, CountsTheBodyAsItIsUnpacked) {
  // 100,000 zeros.
  std::string packed{
      "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xed\xc1\x31\x01\x00\x00\x00\xc2\xa0\xf5", 20};
  packed += "\x4f\x6d\x0d\x0f\xa0" + std::string(96, '\0');
  packed += std::string{"\x80\x57\x03\x7d\x95\x11\xd4\xa0\x86\x01\x00", 11};
  ASSERT_EQ(packed.size(), 132U);
  server.on("/page", page(packed, {{"Content-Encoding", "gzip"}}));
  auto asked = request(server.url("/page"));
  asked.max_body = 99'999;
  EXPECT_EQ(error_of(asked).code, Errc::too_large);
  asked.max_body = 100'000;
  const auto whole = get(asked);
  ASSERT_TRUE(whole.has_value());
  EXPECT_EQ(std::get<Response>(*whole).body, std::string(100'000, '\0'));
}

TEST_F(ClientTroubleTest, RefusesAPrivateAddress) {
  const auto error = error_of(Request{server.url("/page")});
  EXPECT_EQ(error.code, Errc::refused);
  EXPECT_EQ(error.detail,
            "address 127.0.0.1 of host 127.0.0.1 is loopback; set allow_private: true to allow it");
  EXPECT_TRUE(server.requests().empty());
}

TEST_F(ClientTroubleTest, RefusesANameThatLeadsToAPrivateAddress) {
  const auto error = error_of(Request{"http://localhost:" + std::to_string(server.port()) + "/"});
  EXPECT_EQ(error.code, Errc::refused);
  EXPECT_NE(error.detail.find(" of host localhost is loopback; "), std::string::npos);
  EXPECT_TRUE(server.requests().empty());
}

// The second request finds the first one's connection, which is allowed for the first alone.
TEST_F(ClientTroubleTest, RefusesAPrivateAddressOnAConnectionOfAnother) {
  server.on("/page", page("one"));
  ASSERT_TRUE(get(request(server.url("/page"))).has_value());
  const auto error = error_of(Request{server.url("/page")});
  EXPECT_EQ(error.code, Errc::refused);
  EXPECT_EQ(server.requests().size(), 1U);
}

TEST_F(ClientTroubleTest, RefusesAnotherScheme) {
  const auto error = error_of(request("ftp://127.0.0.1/page"));
  EXPECT_EQ(error.code, Errc::refused);
  EXPECT_EQ(error.detail, "\"ftp://127.0.0.1/page\"; only http and https are fetched");
}

TEST_F(ClientTroubleTest, TellsWhatItCouldNotResolve) {
  const auto error = error_of(request("http://no-such-host.invalid/"));
  EXPECT_EQ(error.code, Errc::network);
  EXPECT_EQ(error.detail, "no-such-host.invalid: could not resolve host");
}

TEST_F(ClientTroubleTest, TellsThatNobodyListens) {
  boost::asio::ip::tcp::acceptor bound{loop};
  bound.open(boost::asio::ip::tcp::v4());
  bound.bind({boost::asio::ip::address_v4::loopback(), 0});  // taken, and not listened at
  const auto port = std::to_string(bound.local_endpoint().port());
  const auto error = error_of(request("http://127.0.0.1:" + port + "/"));
  EXPECT_EQ(error.code, Errc::network);
  EXPECT_EQ(error.detail.rfind("127.0.0.1: Failed to connect to 127.0.0.1 port " + port, 0), 0U)
      << error.detail;
}

TEST_F(ClientTroubleTest, TellsThatNoConnectionCame) {
  using boost::asio::ip::tcp;
  tcp::acceptor full{loop};
  full.open(tcp::v4());
  full.bind({boost::asio::ip::address_v4::loopback(), 0});
  full.listen(0);  // Linux: one connection waits to be accepted, the next ones' SYNs are dropped
  tcp::socket first{loop};
  first.connect(full.local_endpoint());
  auto asked = request("http://127.0.0.1:" + std::to_string(full.local_endpoint().port()) + "/");
  asked.connect_timeout = milliseconds{50};
  const auto error = error_of(asked);
  EXPECT_EQ(error.code, Errc::network);
  EXPECT_EQ(error.detail, "127.0.0.1: no connection within 50 ms");
}

TEST_F(ClientTroubleTest, TellsThatTheHostHungUp) {
  server.on("/page", status(0));
  const auto error = error_of(request(server.url("/page")));
  EXPECT_EQ(error.code, Errc::network);
  EXPECT_EQ(error.detail, "127.0.0.1: Empty reply from server");
}

TEST_F(ClientTroubleTest, TellsThatNoAnswerCame) {
  server.on("/page", support::held(page("never")));
  auto asked = request(server.url("/page"));
  asked.total_timeout = milliseconds{50};
  const auto error = error_of(asked);
  EXPECT_EQ(error.code, Errc::network);
  EXPECT_EQ(error.detail, "127.0.0.1: no whole answer within 50 ms");
}

// What waits on a connection that is over would keep `once` from ending, and the host's place
// taken.
TEST_F(ClientTroubleTest, LeavesNothingOpenAndNobodyWaitingBehindAnAnswerThatNeverCame) {
  using boost::asio::ip::tcp;
  boost::asio::io_context others;
  tcp::acceptor silent{others, {boost::asio::ip::address_v4::loopback(), 0}};
  boost::asio::io_context own;
  Client alone{own.get_executor(), ClientOptions{"mandated/test", ""}};
  auto asked =
      request("http://127.0.0.1:" + std::to_string(silent.local_endpoint().port()) + "/page");
  asked.total_timeout = milliseconds{50};
  EXPECT_FALSE(run(own, alone.get(std::move(asked))).has_value());
  own.run_for(std::chrono::seconds{5});
  EXPECT_TRUE(own.stopped());
  auto peer = silent.accept();
  peer.non_blocking(true);
  std::string seen(4'096, ' ');
  boost::system::error_code over;
  while (!over) (void)peer.read_some(boost::asio::buffer(seen), over);
  EXPECT_EQ(over, boost::asio::error::eof) << over.message();
}

TEST_F(ClientTroubleTest, OneRequestInTroubleLeavesTheOthersAlone) {
  server.on("/bad", status(0));
  server.on("/good", page("fine"));
  (void)error_of(request(server.url("/bad")));
  const auto step = get(request(server.url("/good")));
  ASSERT_TRUE(step.has_value());
  EXPECT_EQ(std::get<Response>(*step).body, "fine");
}

TEST_F(ClientTroubleTest, TransferUnderWayOutlivesItsClient) {
  server.on("/page", support::held(page("late")));
  std::optional<Result<Step>> got;
  const auto end = [&got](std::exception_ptr, Result<Step> step) { got = std::move(step); };
  boost::asio::co_spawn(loop, client->get(request(server.url("/page"))), end);
  run_until(loop, [this] { return server.held() == 1; });
  client.reset();
  server.release();
  run_until(loop, [&got] { return got.has_value(); });
  ASSERT_TRUE(got->has_value());
  EXPECT_EQ(std::get<Response>(**got).body, "late");
}

// How a program ends that is told to: whoever waits is destroyed with the loop.
TEST(ClientEndTest, LoopCanGoWithATransferUnderWay) {
  support::Server server;  // on a thread of its own: it outlives the loop
  server.on("/page", support::held(page("never")));
  bool ended = false;
  {
    boost::asio::io_context loop;
    Client client{loop.get_executor(), ClientOptions{"mandated/test", ""}};
    Request asked{server.url("/page")};
    asked.allow_private = true;
    const auto end = [&ended](std::exception_ptr, Result<Step>) { ended = true; };
    boost::asio::co_spawn(loop, client.get(std::move(asked)), end);
    while (server.held() == 0) loop.poll();
  }
  EXPECT_FALSE(ended);
}

}  // namespace
}  // namespace mandated::http
