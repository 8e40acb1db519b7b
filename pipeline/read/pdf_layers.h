#pragma once

#include <set>

#include <qpdf/QPDFObjectHandle.hh>

namespace mandated::read::pdf {

/// Numbers of the optional content groups that are off when the document is opened (ISO 32000-1,
/// 8.11.4.3): by the default configuration of the catalog's OCProperties.
[[nodiscard]] std::set<int> hidden_layers(QPDFObjectHandle catalog);

/// Is what belongs to this group, or membership dictionary (8.11.2.2, by its policy), not seen?
[[nodiscard]] bool is_hidden(QPDFObjectHandle group, const std::set<int>& hidden);

}  // namespace mandated::read::pdf
