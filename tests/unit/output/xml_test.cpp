#include <mulct/output/xml.hpp>

#include <support/catch.hpp>

#include <unit/output/any_text.hpp>
#include <unit/output/markup.hpp>

#include <string>

using namespace mulct;

TEST_CASE("what XML gives a meaning is escaped") {
    CHECK(xml_escaped("<a href=\"x\">'&amp;'</a>") ==
          "&lt;a href=&quot;x&quot;&gt;&#39;&amp;amp;&#39;&lt;/a&gt;");
    CHECK(xml_escaped("Société 数 💰") == "Société 数 💰");
}

TEST_CASE("lines end in one way") {
    CHECK(xml_escaped("a\r\nb\rc\nd\t") == "a\nb\nc\nd\t");
}

TEST_CASE("what is no character of XML becomes a replacement character") {
    CHECK(xml_escaped("\x1b[1m") == "\uFFFD[1m");
    CHECK(xml_escaped("\xFFz\xC3") == "\uFFFDz\uFFFD");
    CHECK(xml_escaped("\x7F\u0085\uFFFE\uFFFF") == "\uFFFD\uFFFD\uFFFD\uFFFD");
    CHECK(xml_escaped("\uFFFD\u00A0") == "\uFFFD\u00A0");
}

TEST_CASE("any bytes are well-formed content and attributes") {
    CHECK(rc::check("xml", [] {
        const std::string text = xml_escaped(*any_text());
        const auto read = markup::read("<p a=\"" + text + "\">" + text + "</p>");
        RC_ASSERT(read.has_value());
        RC_ASSERT(read->size() == 1U);
        RC_ASSERT(read->front().text == read->front().attributes.at("a"));
    }));
}

TEST_CASE("the checker of these tests refuses what is not well-formed") {
    CHECK(markup::read("<a b=\"1\"><c/>x &amp; y</a>\n"));
    for (const char* bad :
         {"", "a", "<a>", "<a></b>", "<a b=1/>", "<a>&</a>", "<a><</a>", "<a/><b/>",
          "<a b=\"1\" b=\"2\"/>", "<a b=\"<\"/>", "<a>\x1b</a>", "<a>\xFF</a>"}) {
        CAPTURE(bad);
        CHECK_FALSE(markup::read(bad));
    }
}
