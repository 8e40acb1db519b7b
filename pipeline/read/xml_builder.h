#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "pipeline/read/xml.h"
#include "pipeline/read/xml_text.h"

namespace mandated::read {

/// Builds the tree of one Xml from its text, once, left to right.
class XmlBuilder {
 public:
  XmlBuilder(Xml& xml, Warnings& warnings);
  [[nodiscard]] Result<void> build();

 private:
  struct Namespace {
    std::string_view prefix, uri;
    std::size_t depth;
  };
  struct Raw {
    std::string_view name, value;
    std::size_t at;  ///< of the value
  };

  void take_text();
  [[nodiscard]] Result<void> take_markup();
  void take_declaration();
  void take_doctype();
  void take_cdata();
  void take_end_tag();
  [[nodiscard]] Result<void> take_start_tag();
  [[nodiscard]] bool take_attributes();
  void take_value(Raw&);
  void skip_space();
  void skip_past(std::string_view end, std::size_t from, const char* what);
  void add_text(std::string_view text, bool cdata);
  [[nodiscard]] Result<void> add_element(std::string_view name, std::size_t at);
  [[nodiscard]] bool declare_namespaces();
  [[nodiscard]] std::string_view namespace_of(std::string_view prefix, std::size_t at);
  std::uint32_t append(Xml::Entry);
  void close(std::size_t depth);
  [[nodiscard]] std::string_view rest() const { return source_.substr(at_); }

  Xml& xml_;
  Warnings& warnings_;
  XmlText text_;
  std::string_view source_;
  std::size_t at_ = 0;
  std::vector<std::uint32_t> open_{0};  ///< the document, then the open elements
  std::vector<Namespace> namespaces_;
  std::vector<Raw> raw_;  ///< attributes of the tag at hand
  bool self_closing_ = false;
  bool doctype_seen_ = false;
  bool root_closed_ = false;
  /// Signs that were looked for and do not come again: nothing is searched to the end twice.
  std::vector<std::string_view> missing_;
};

}  // namespace mandated::read
