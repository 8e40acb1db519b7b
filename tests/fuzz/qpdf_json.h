#pragma once

/// Stands in for <qpdf/JSON.hh>, whose nested classes clang refuses in C++20 (qpdf 11.3: a
/// defaulted virtual destructor over a vector of the class around it). Nothing here calls for more
/// of it than its name. Included before all else where clang builds the fuzz targets.
#define JSON_HH
class JSON;
