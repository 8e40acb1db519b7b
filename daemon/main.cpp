#include "daemon/cli/failure.h"
#include "daemon/cli/parse.h"

int main(int argc, char** argv) {
  int status = 0;
  const auto invocation = mandated::cli::parse(argc, argv, status);
  if (!invocation) return status;
  return mandated::cli::guarded([&] { return invocation->command(invocation->options); });
}
