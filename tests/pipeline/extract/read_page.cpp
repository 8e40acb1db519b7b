#include "tests/pipeline/extract/read_page.h"

#include "config/data.h"
#include "pipeline/read/html.h"

namespace mandated::test {
namespace {

const extract::Extractor& extractor() {
  static const Profile kProfile = config::Data::built_in().profile("unwatch-resolution").value();
  static const extract::Extractor kExtractor(kProfile, vocabulary().countries, vocabulary().bodies);
  return kExtractor;
}

}  // namespace

const Vocabulary& vocabulary() {
  static const Vocabulary kVocabulary = config::Data::built_in().vocabulary();
  return kVocabulary;
}

Record read_html_page(std::string_view html, std::string_view url) {
  return extractor()(read::read_html(html).value(), url);
}

Record read_text_page(std::string_view text, std::string_view url) {
  return extractor()(read::read_text(text).value(), url);
}

}  // namespace mandated::test
