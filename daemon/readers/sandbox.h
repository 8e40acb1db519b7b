#pragma once

#include <cstddef>

namespace mandated::readers {

/// From here on this process, which has one thread, can do nothing but compute and talk over the
/// descriptors it has: no files (Landlock where the kernel has it), no network, no new process, no
/// executable memory (seccomp; everything else is EPERM), no core file, and not more than `memory`
/// bytes of address space beyond what it has. AddressSanitizer maps terabytes: its builds have no
/// such limit, and the parent's look at the resident size stands alone. False where the kernel
/// refuses seccomp: then nothing is to be read.
[[nodiscard]] bool enter_sandbox(std::size_t memory);

}  // namespace mandated::readers
