#pragma once
// XML as feeds and maps write it: pugixml's trees, saved in one form.

#include <pugixml.hpp>
#include <string>

namespace glasnik::site {

// <name>text</name>
void add_element(pugi::xml_node parent, const char* name, const std::string& text);
void add_attribute(pugi::xml_node node, const char* name, const std::string& value);

// The document with its declaration, in UTF-8, without white space of our own.
std::string xml_text(pugi::xml_document& document);

}  // namespace glasnik::site
