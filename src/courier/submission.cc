#include "courier/submission.h"

#include <fmt/format.h>

#include <thread>

#include "base/encoding.h"
#include "base/log.h"
#include "proof/number.h"

namespace glasnik::courier {
namespace {

constexpr std::string_view kSizeType = "text/x.tlog.size";

std::string address(const proof::Witness& witness, const std::string& rest) {
  std::string url = witness.url;
  while (url.ends_with('/')) url.pop_back();
  return url + "/" + rest;
}

Result<http::Answered> ask(http::Client& client, const proof::Witness& witness,
                           const Submission& submission, std::uint64_t from) {
  proof::AddCheckpoint request{from, {}, proof::note_of(submission.checkpoint), {}};
  if (from > 0) {
    TRY(request.proof, submission.proof_from(from));
  }
  http::Ask question{address(witness, "add-checkpoint"), proof::serialise(request)};
  question.content_type = "text/plain; charset=utf-8";
  question.most_octets = proof::kMaxNote;
  return client.ask(question);
}

// The size that a 409 names; nothing if the answer is not one.
std::optional<std::uint64_t> named_size(const http::Answered& answered) {
  BytesView text = answered.body;
  if (answered.status != 409 || !answered.content_type.starts_with(kSizeType)) return std::nullopt;
  if (text.ends_with('\n')) text.remove_suffix(1);
  auto size = proof::parse_decimal(text);
  return size ? std::optional(*size) : std::nullopt;
}

// As the specification has it: the answer's lines after the checkpoint's own make a note.
Result<std::vector<proof::NoteSignature>> signatures_of(const proof::Witness& witness,
                                                        const Submission& submission,
                                                        const Bytes& lines) {
  TRY(proof::Note note, proof::parse_note(proof::serialise(submission.checkpoint) + lines));
  TRY(auto verified, proof::verify_signatures(note, {&witness.key, 1}));
  if (verified.empty()) {
    return Error{Code::corrupt, witness.key.name + " answered without its signature"};
  }
  return note.signatures;
}

}  // namespace

Result<ledger::HeldCheckpoint> held_by(http::Client& client, const proof::Witness& witness,
                                       const std::string& origin) {
  http::Ask question{address(witness, hex(sha256(origin).view()) + "/checkpoint")};
  question.most_octets = proof::kMaxNote;
  TRY(http::Answered answered, client.ask(question));
  if (answered.status == 200) {
    return ledger::HeldCheckpoint{witness.key.name, std::move(answered.body)};
  }
  Code code = answered.status == 404 ? Code::not_found : Code::unavailable;
  return Error{code, fmt::format("{} answered {}", question.url, answered.status)};
}

Result<Outcome> submit(http::Client& client, const proof::Witness& witness,
                       const Submission& submission) {
  const proof::CheckpointBody& body = submission.checkpoint.body;
  TRY(http::Answered answered,
      ask(client, witness, submission, std::min(submission.signed_size, body.size)));
  auto size = named_size(answered);
  if (size && *size <= body.size) {
    TRY(answered, ask(client, witness, submission, *size));
    size = named_size(answered);
  }
  if (answered.status == 200) {
    TRY(auto signatures, signatures_of(witness, submission, answered.body));
    return Outcome{std::move(signatures), std::nullopt};
  }
  // Another history, or more of it: what the witness holds will show which.
  bool differs = answered.status == 422 || (size && *size > body.size);
  if (!differs) {
    return Error{Code::unavailable, fmt::format("{} answered {}", witness.url, answered.status)};
  }
  TRY(ledger::HeldCheckpoint held, held_by(client, witness, body.origin));
  return Outcome{{}, std::move(held)};
}

std::vector<ledger::HeldCheckpoint> held_by_all(http::Client& client, const proof::Policy& policy,
                                                const std::string& origin) {
  std::vector<Result<ledger::HeldCheckpoint>> answers(policy.witnesses.size(),
                                                      Error{Code::not_found, ""});
  std::vector<std::thread> asking;
  for (std::size_t i = 0; i < policy.witnesses.size(); ++i) {
    if (policy.witnesses[i].url.empty()) continue;
    asking.emplace_back([&, i] { answers[i] = held_by(client, policy.witnesses[i], origin); });
  }
  for (std::thread& thread : asking) thread.join();
  std::vector<ledger::HeldCheckpoint> held;
  for (auto& answer : answers) {
    if (answer)
      held.push_back(*std::move(answer));
    else if (answer.error().code != Code::not_found)
      log_line(Severity::warning, "witness", answer.error().message + ": signing goes on");
  }
  return held;
}

}  // namespace glasnik::courier
