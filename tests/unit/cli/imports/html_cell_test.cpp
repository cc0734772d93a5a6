#include <cli/imports/html_cell.hpp>

#include <support/catch.hpp>

using mulct::cli::first_link;
using mulct::cli::text_of_html;

TEST_CASE("a cell's text has no tags, and single spaces") {
    CHECK(text_of_html("<img src='x.png' alt='A'><br />AUSTRIA") == "AUSTRIA");
    CHECK(text_of_html("a<BR>b\r\n  c") == "a b c");
    CHECK(text_of_html("<b>One</b><i>Two</i>") == "OneTwo");
    CHECK(text_of_html("") == "");
    CHECK(text_of_html("<br>") == "");
}

TEST_CASE("what is no tag stays") {
    CHECK(text_of_html("a < b > c") == "a < b > c");
    CHECK(text_of_html("5 <6") == "5 <6");
    CHECK(text_of_html("never <b closed") == "never <b closed");
    CHECK(text_of_html("<") == "<");
    CHECK(text_of_html("</") == "</");
}

TEST_CASE("references are resolved, once, and others stay") {
    CHECK(text_of_html("A&amp;B &lt;b&gt; &quot;&apos;&#39;&#x27;&nbsp;x") == "A&B <b> \"''' x");
    CHECK(text_of_html("&euro;5 &#8364; &#x20ac; &#128512;") == "\u20AC5 \u20AC \u20AC \U0001F600");
    CHECK(text_of_html("&amp;lt;") == "&lt;");
    for (const char* text : {"&", "& co", "&unknown;", "&#;", "&#x;", "&#0;", "&#xD800;",
                             "&#1114112;", "&#12a;", "&#99999999999;"}) {
        CHECK(text_of_html(text) == text);
    }
}

TEST_CASE("the first link is where the first href leads") {
    CHECK(first_link("<a class='c' href='https://a.b/?x=1&amp;y=2' target=_blank>link</a>") ==
          "https://a.b/?x=1&y=2");
    CHECK(first_link("<a href=\"one\">1</a> <a href='two'>2</a>") == "one");
    CHECK(first_link("no link") == "");
    CHECK(first_link("<a href='never closed>") == "");
    CHECK(first_link("<a href=") == "");
    CHECK(first_link("<a href=bare>") == "");
}
