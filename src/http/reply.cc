#include "http/reply.h"

#include <span>

#include "http/conditional.h"

namespace glasnik::http {
namespace {

// The tag of any coding the client takes will do: that coding is then the one selected, and it is
// unchanged. So a client that got the identity while gzip was being made is not sent gzip later.
const Coding* unchanged(const Prepared& prepared, const Head& head,
                        std::span<const Coding> wanted) {
  std::string_view tags = head.field(Field::if_none_match);
  if (tags.empty()) {
    bool same = unmodified_since(head.field(Field::if_modified_since), prepared.modified());
    return same ? &wanted.front() : nullptr;
  }
  for (const Coding& coding : wanted) {
    if (names_etag(tags, prepared.etag(coding))) return &coding;
  }
  return nullptr;
}

bool conditional(const Prepared& prepared, const Head& head) {
  bool asked =
      !head.field(Field::if_none_match).empty() || !head.field(Field::if_modified_since).empty();
  return asked && prepared.status() == 200 && reads(head.method);
}

}  // namespace

Reply reply_with(const Prepared& prepared, const Head& head) {
  Preference preferred;  // identity alone
  if (prepared.compressible()) preferred = preference(head.field(Field::accept_encoding));
  std::span<const Coding> wanted(preferred.order.data(), preferred.count);
  if (conditional(prepared, head)) {
    if (const Coding* same = unchanged(prepared, head, wanted)) {
      return {304, prepared.not_modified(*same), {}, Coding::identity};
    }
  }
  std::size_t made = 0;
  while (prepared.form(wanted[made]) == nullptr) ++made;  // identity always is, and among them
  const Prepared::Form& form = *prepared.form(wanted[made]);
  BytesView body = head.method == Method::head ? BytesView() : BytesView(form.body);
  return {prepared.status(), form.head, body, made == 0 ? Coding::identity : wanted.front()};
}

}  // namespace glasnik::http
