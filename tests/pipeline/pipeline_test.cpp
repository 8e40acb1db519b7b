#include "pipeline/pipeline.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "config/data.h"
#include "pipeline/gate.h"

namespace mandated {
namespace {

const Instant kNow = *parse_instant("2026-11-23T08:00:00Z");

const char* const kPage = R"(<!doctype html><html><head><title>Technical help for Ruritania</title>
</head><body><main><h1>Technical help for Ruritania</h1>
<dl><dt>Year</dt><dd>2023</dd><dt>UN Body</dt><dd>Human Rights Council</dd>
<dt>Session</dt><dd>54</dd><dt>Country Concerned</dt><dd>Cambodia</dd>
<dt>Main Sponsors</dt><dd>Japan</dd><dt>Vote</dt><dd>Consensus</dd>
<dt>Key Criticism</dt><dd><ul><li>"Expresses concern at the closing of newspapers."</li>
@CRITICISM@</ul></dd></dl></main></body></html>)";

const char* const kExtension =
    "<li>\"Decides to extend for two years the mandate of the Special Rapporteur on the situation "
    "of human rights in Cambodia.\"</li>";

std::string page(const std::string& criticism) {
  std::string out = kPage;
  const std::string mark = "@CRITICISM@";
  return out.replace(out.find(mark), mark.size(), criticism);
}

std::string without(std::string text, const std::string& part) {
  const auto at = text.find(part);
  EXPECT_NE(at, std::string::npos) << part;
  return text.erase(at, part.size());
}

/// One document and what the store would remember of it.
class PipelineTest : public testing::Test {
 protected:
  PipelineTest()
      : profile_(data().profile("unwatch-resolution").value()), reader_(read::in_process_reader()) {
    document_.url = "https://unwatch.org/database/resoltions/a-hrc-res-54-36";
    document_.source = "unwatch";
  }

  static const config::Data& data() {
    static const auto data = config::Data::built_in();
    return data;
  }
  static const Vocabulary& vocabulary() {
    static const auto vocabulary = data().vocabulary();
    return vocabulary;
  }

  [[nodiscard]] extract::Extractor extractor() const {
    return {profile_, vocabulary().countries, vocabulary().bodies};
  }

  [[nodiscard]] Answer answer(const std::string& body, int status = 200) const {
    Answer answer;
    answer.snapshot.final_url = document_.url + "/";
    answer.snapshot.status = status;
    answer.snapshot.content_type = "text/html; charset=utf-8";
    answer.snapshot.digest = sha256(body);
    answer.snapshot.size = body.size();
    answer.body = body;
    return answer;
  }

  Outcome look(const std::string& body, int status = 200) {
    return process(answer(body, status), document_, history_, extractor(), vocabulary(), *reader_,
                   kNow);
  }

  /// Looks, and remembers what came of it as the store does.
  Outcome take(const std::string& body) {
    auto outcome = look(body);
    if (outcome.version) {
      history_.last = outcome.version;
      for (const auto& [name, field] : outcome.version->record.fields) {
        if (field.state != FieldState::unknown) history_.last_known[name] = field;
      }
    }
    history_.last_good_closed = outcome.closed;
    return outcome;
  }

  static std::vector<std::string> types(const Outcome& outcome) {
    std::vector<std::string> out;
    for (const auto& event : outcome.events) out.push_back(event.type);
    return out;
  }

  Document document_;
  History history_;
  Profile profile_;
  std::unique_ptr<read::Reader> reader_;
};

using Types = std::vector<std::string>;

TEST_F(PipelineTest, TakesACorrigendumForADocumentThatExtendsNothing) {
  profile_ = data().profile("resolution-text").value();
  document_.url = "https://docs.un.org/en/A/RES/99/7/Corr.1";
  const auto outcome = take(
      "<!doctype html><html><body><p>A/RES/99/7/Corr.1</p><p>Ninety-ninth session</p>"
      "<p>Corrigendum</p><p>Paragraph 4 should read:</p><p>4. <i>Decides</i> to extend for two "
      "years the mandate of the Special Rapporteur on the situation of human rights in "
      "Cambodia;</p></body></html>");
  ASSERT_TRUE(outcome.version) << (outcome.quarantine ? outcome.quarantine->detail : "");
  EXPECT_EQ(types(outcome), (Types{"document.added"}));
  const auto& record = outcome.version->record;
  EXPECT_EQ(record.text("symbol"), "A/RES/99/7/Corr.1");
  EXPECT_EQ(record.derived.at("status").value, "corrigendum");
}

TEST_F(PipelineTest, TellsANewDocumentAndTheMandateItExtends) {
  const auto outcome = take(page(kExtension));
  ASSERT_TRUE(outcome.version) << (outcome.quarantine ? outcome.quarantine->detail : "");
  EXPECT_EQ(types(outcome), (Types{"document.added", "mandate.extended"}));
  const auto& event = outcome.events[1];
  EXPECT_EQ(event.resolution, "A/HRC/RES/54/36");
  EXPECT_EQ(event.country, "KHM");
  EXPECT_EQ(event.body, "Human Rights Council");
  EXPECT_EQ(text_at(event.details, "holder"),
            "Special Rapporteur on the situation of human rights in Cambodia");
  EXPECT_EQ(text_at(event.details, "duration"), "P2Y");
  EXPECT_EQ(text_at(event.details, "how"), "P2Y from adoption; adoption date unknown");
  ASSERT_EQ(event.evidence.size(), 1U);
  EXPECT_EQ(event.evidence[0].where, "key_criticism[2]");
  EXPECT_EQ(event.evidence[0].quote,
            "Decides to extend for two years the mandate of the Special Rapporteur on the "
            "situation of human rights in Cambodia.");
  EXPECT_EQ(event.evidence[0].snapshot, sha256(page(kExtension)));
}

TEST_F(PipelineTest, TellsAnExtensionThatAppearsOnAKnownPage) {
  take(page(""));
  const auto outcome = take(page(kExtension));
  EXPECT_EQ(types(outcome), (Types{"record.changed", "mandate.extended"}));
  ASSERT_EQ(outcome.changes.size(), 1U);
  EXPECT_EQ(outcome.changes[0].kind, ChangeKind::item_added);
}

TEST_F(PipelineTest, GivesTheSameActTheSameIdHoweverItIsRead) {
  const auto first = take(page(kExtension));
  const auto again =
      take(page("<li>\"Regrets the delay.\"</li><li>\"Decides to extend the mandate of the Special "
                "Rapporteur on the situation of human rights in Cambodia for a period of two "
                "years.\"</li>"));
  const auto id_of = [](const Outcome& outcome) {
    const auto found = std::find_if(outcome.events.begin(), outcome.events.end(),
                                    [](const Event& e) { return e.type == "mandate.extended"; });
    return found == outcome.events.end() ? std::string{} : found->id.hex();
  };
  EXPECT_NE(id_of(first), "");
  EXPECT_EQ(id_of(again), id_of(first));
}

TEST_F(PipelineTest, CallsWhatABaselineDocumentSaidAtFirstHistory) {
  document_.baseline = true;
  for (const auto& event : take(page("")).events) EXPECT_TRUE(event.baseline) << event.type;
  for (const auto& event : take(page(kExtension)).events)
    EXPECT_FALSE(event.baseline) << event.type;
}

TEST_F(PipelineTest, MakesNoVersionOfTheSameRecordInOtherMarkup) {
  take(page(kExtension));
  auto other = page(kExtension);
  other.insert(other.find("<main>"), "<nav><a href=/a>Analysis</a></nav><div nonce=\"8f1\">");
  const auto outcome = take(other);
  EXPECT_TRUE(outcome.parsed);
  EXPECT_FALSE(outcome.version);
  EXPECT_TRUE(outcome.events.empty());
}

TEST_F(PipelineTest, DoesNotReadWhatIsNoAnswer) {
  take(page(kExtension));
  for (const int status : {503, 202, 301, 403, 404, 500}) {
    const auto outcome = look("<html><body><h1>Down for maintenance</h1></body></html>", status);
    EXPECT_TRUE(outcome.quarantine) << status;
    EXPECT_FALSE(outcome.parsed) << status;
    EXPECT_FALSE(outcome.version) << status;
  }
}

TEST_F(PipelineTest, QuarantinesAnErrorPageThatComesWithStatus200) {
  take(page(kExtension));
  const auto outcome =
      look("<html><body><h1>Down for maintenance</h1><p>Back soon.</p></body></html>");
  ASSERT_TRUE(outcome.quarantine);
  EXPECT_EQ(
      outcome.quarantine->detail,
      "an error page that says \"Down for maintenance\"; no field of profile unwatch-resolution "
      "but title and symbol can be read");
  EXPECT_TRUE(outcome.events.empty());
}

TEST_F(PipelineTest, QuarantinesAnEmptyBodyAndOneThatStopsHalfWay) {
  take(page(kExtension));
  EXPECT_EQ(look(" \n").quarantine->detail, "a body without content");
  const auto whole = page(kExtension);
  const auto half = look(whole.substr(0, whole.size() / 2));
  ASSERT_TRUE(half.quarantine);
  EXPECT_EQ(half.quarantine->code, Errc::truncated);
}

TEST_F(PipelineTest, CallsAFieldReadForTheFirstTimeCompletion) {
  take(without(page(""), "<dt>Main Sponsors</dt><dd>Japan</dd>"));
  const auto outcome = take(page(""));
  ASSERT_TRUE(outcome.version);
  EXPECT_EQ(outcome.version->cause, Cause::completion);
  EXPECT_EQ(types(outcome), Types{});
}

TEST_F(PipelineTest, TellsAMandateThatCameByCompletion) {
  const auto whole = page(kExtension);
  const auto from = whole.find("<dt>Key Criticism");
  take(without(whole, whole.substr(from, whole.find("</dl>") - from)));
  EXPECT_EQ(types(take(whole)), Types{"mandate.extended"});
}

TEST_F(PipelineTest, MakesNoVersionWhereFieldsAreOnlyLost) {
  take(page(""));
  const auto outcome = take(without(page(""), "<dt>Main Sponsors</dt><dd>Japan</dd>"));
  EXPECT_FALSE(outcome.version);
  ASSERT_TRUE(outcome.quarantine);
  EXPECT_EQ(
      outcome.quarantine->detail,
      "nothing new, and less than before: label \"Main Sponsors\" of main_sponsors is not on the "
      "page any more");
}

TEST_F(PipelineTest, TellsWhatIsNewThoughAnotherFieldIsLost) {
  take(page(""));
  const auto outcome = take(without(page(kExtension), "<dt>Main Sponsors</dt><dd>Japan</dd>"));
  EXPECT_EQ(types(outcome), (Types{"record.changed", "mandate.extended"}));
  EXPECT_EQ(outcome.lost_fields, (std::vector<std::string>{"main_sponsors"}));
}

TEST_F(PipelineTest, IsAFunction) {
  const auto once = look(page(kExtension));
  const auto twice = look(page(kExtension));
  ASSERT_EQ(once.events.size(), twice.events.size());
  for (std::size_t i = 0; i < once.events.size(); ++i) {
    EXPECT_EQ(json::serialize(to_json(once.events[i])), json::serialize(to_json(twice.events[i])));
  }
  EXPECT_EQ(once.version->digest, twice.version->digest);
}

TEST_F(PipelineTest, LooksForBlockPagesOnlyWhereNobodyDid) {
  const auto body = page("") +
                    "<meta name='robots' content='noindex, nofollow'>"
                    "<script src='/_Incapsula_Resource?SWJIYLWA=719'></script>";
  auto asked = answer(body);
  const auto take = [&] {
    return process(asked, document_, history_, extractor(), vocabulary(), *reader_, kNow);
  };
  ASSERT_TRUE(take().quarantine);
  EXPECT_EQ(take().quarantine->code, Errc::blocked);
  asked.judged = true;
  EXPECT_FALSE(take().quarantine);
  asked.trouble = Error{Errc::blocked, "a guard"};
  EXPECT_EQ(take().quarantine->detail, "a guard");
}

TEST_F(PipelineTest, CallsWhatOurOwnRulesChangeTechnical) {
  const auto body = page(kExtension);
  auto old_rules = profile_;
  for (auto& rule : old_rules.fields) {
    if (rule.name == "key_criticism") rule.labels = {"Strong Criticism"};
  }
  std::swap(profile_, old_rules);
  take(body);
  std::swap(profile_, old_rules);
  const auto outcome =
      reread(answer(body), document_, history_, extractor(), vocabulary(), *reader_, kNow);
  ASSERT_TRUE(outcome.version);
  EXPECT_EQ(outcome.version->cause, Cause::technical);
  ASSERT_EQ(types(outcome), Types{"mandate.extended"});
  EXPECT_TRUE(outcome.events[0].baseline);  // enters the register, alerts nobody
}

}  // namespace
}  // namespace mandated
