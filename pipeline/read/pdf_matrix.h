#pragma once

namespace mandated::read::pdf {

/// A transformation [a b c d e f] (ISO 32000-1, 8.3.3).
struct Matrix {
  double a = 1;
  double b = 0;
  double c = 0;
  double d = 1;
  double e = 0;
  double f = 0;
};

/// First `m`, then `n`.
[[nodiscard]] inline Matrix times(const Matrix& m, const Matrix& n) {
  return {m.a * n.a + m.b * n.c, m.a * n.b + m.b * n.d,       m.c * n.a + m.d * n.c,
          m.c * n.b + m.d * n.d, m.e * n.a + m.f * n.c + n.e, m.e * n.b + m.f * n.d + n.f};
}

}  // namespace mandated::read::pdf
