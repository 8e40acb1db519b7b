#include <filesystem>
#include <fstream>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <gtest/gtest.h>
#include <unistd.h>

#include "daemon/http/client.h"
#include "tests/daemon/http/loop.h"

namespace mandated::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

// Of 127.0.0.1, signed by itself, good for a hundred years; made for these tests alone.
constexpr const char* kCertificate = R"pem(-----BEGIN CERTIFICATE-----
MIIBhjCCASygAwIBAgIUd8OeszAC/YO4SF84jE8ucFoP0zEwCgYIKoZIzj0EAwIw
DzENMAsGA1UEAwwEdGVzdDAgFw0yNjExMjMyMzM0NTJaGA8yMTI2MTAzMDIzMzQ1
MlowDzENMAsGA1UEAwwEdGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABCmm
M0g+TTf+GG7FLYLiUYVPsd7Tq7782eEhXBB212M+9lJq1DoqtZEWeIZNTld9+5XB
Dijs7G+yhp/9BcjAUc2jZDBiMB0GA1UdDgQWBBSDw26gtkWsxWqV9znXiW48yDCz
EjAfBgNVHSMEGDAWgBSDw26gtkWsxWqV9znXiW48yDCzEjAPBgNVHRMBAf8EBTAD
AQH/MA8GA1UdEQQIMAaHBH8AAAEwCgYIKoZIzj0EAwIDSAAwRQIgWcQk9JNOmdyu
CSdaJWbuGl8pi24mS/x85CIgpJKZj+gCIQCS94J0WfRThBhw05eINzjAWx5/lKCs
/LSJSH+A0+b9zA==
-----END CERTIFICATE-----
)pem";
constexpr const char* kKey = R"pem(-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgk9ho6vTRTZ3wG4k5
I3C/Pu9M2Tnf9J098j6GjYQNB5+hRANCAAQppjNIPk03/hhuxS2C4lGFT7He06u+
/NnhIVwQdtdjPvZSatQ6KrWRFniGTU5XffuVwQ4o7Oxvsoaf/QXIwFHN
-----END PRIVATE KEY-----
)pem";

/// Answers one request over TLS.
class SecureServer {
 public:
  explicit SecureServer(asio::io_context& loop)
      : acceptor_(loop, tcp::endpoint{asio::ip::address_v4::loopback(), 0}),
        context_(asio::ssl::context::tls_server) {
    context_.use_certificate(
        asio::buffer(kCertificate, std::char_traits<char>::length(kCertificate)),
        asio::ssl::context::pem);
    context_.use_private_key(asio::buffer(kKey, std::char_traits<char>::length(kKey)),
                             asio::ssl::context::pem);
    stream_ = std::make_unique<Stream>(loop, context_);
    acceptor_.async_accept(stream_->lowest_layer(), [this](error_code error) {
      if (!error) shake_hands();
    });
  }

  [[nodiscard]] std::string url(std::string_view host) const {
    return "https://" + std::string{host} + ":" +
           std::to_string(acceptor_.local_endpoint().port()) + "/page";
  }
  [[nodiscard]] bool was_asked() const { return asked_; }

 private:
  using Stream = asio::ssl::stream<tcp::socket>;

  void shake_hands() {
    stream_->async_handshake(Stream::server, [this](error_code error) {
      if (!error) read();
    });
  }
  void read() {
    asio::async_read_until(*stream_, asio::dynamic_buffer(input_), "\r\n\r\n",
                           [this](error_code error, std::size_t) {
                             if (!error) write();
                           });
  }
  void write() {
    asked_ = true;
    output_ = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret";
    asio::async_write(*stream_, asio::buffer(output_), [](error_code, std::size_t) {});
  }

  tcp::acceptor acceptor_;
  asio::ssl::context context_;
  std::unique_ptr<Stream> stream_;
  std::string input_;
  std::string output_;
  bool asked_ = false;
};

class ClientTlsTest : public testing::Test {
 protected:
  ClientTlsTest() { std::ofstream{ca_file} << kCertificate; }
  ~ClientTlsTest() override { std::filesystem::remove(ca_file); }

  Result<Step> get(const std::string& url, const std::string& trusted) {
    Client client{loop.get_executor(), {"mandated/test", trusted}};
    Request request{url};
    request.allow_private = true;
    return run(loop, client.get(std::move(request)));
  }

  asio::io_context loop;
  SecureServer server{loop};
  std::filesystem::path ca_file = std::filesystem::temp_directory_path() /
                                  ("mandated-ca-" + std::to_string(::getpid()) + ".pem");
};

TEST_F(ClientTlsTest, RefusesACertificateThatNobodyVouchesFor) {
  const auto step = get(server.url("127.0.0.1"), "");
  ASSERT_FALSE(step.has_value());
  EXPECT_EQ(step.error().code, Errc::network);
  EXPECT_EQ(step.error().detail, "127.0.0.1: SSL certificate problem: self-signed certificate");
  EXPECT_FALSE(server.was_asked());
}

TEST_F(ClientTlsTest, TakesOneThatTheOperatorTrusts) {
  const auto step = get(server.url("127.0.0.1"), ca_file);
  ASSERT_TRUE(step.has_value()) << step.error().detail;
  EXPECT_EQ(std::get<Response>(*step).body, "secret");
}

TEST_F(ClientTlsTest, RefusesACertificateOfAnotherName) {
  const auto step = get(server.url("localhost"), ca_file);
  ASSERT_FALSE(step.has_value());
  EXPECT_EQ(step.error().code, Errc::network);
  EXPECT_EQ(step.error().detail,
            "localhost: SSL: no alternative certificate subject name matches target host name "
            "'localhost'");
  EXPECT_FALSE(server.was_asked());
}

}  // namespace
}  // namespace mandated::http
