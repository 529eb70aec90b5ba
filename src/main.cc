// The program: reads the command line and calls one verb. The only file that sees CLI11.

#include <CLI/CLI.hpp>
#include <cstdio>

#include "cli/act_help.h"
#include "cli/verbs.h"

namespace {

using namespace glasnik;

constexpr const char* kNewsroom = "the newsroom's directory";

int ended(const Result<void>& result, const std::string& verb) {
  if (result) return 0;
  std::fprintf(stderr, "glasnik: %s: %s\n", verb.c_str(), result.error().message.c_str());
  return 1;
}

void add_init(CLI::App& app, cli::InitOptions& options) {
  CLI::App* verb =
      app.add_subcommand("init", "Make a newsroom: settings, keys, an empty signed log");
  verb->add_option("DIR", options.directory, "a directory that does not exist yet")->required();
  verb->add_flag("--demo", options.demo, "fill it with the releases of an invented institution");
  verb->add_option("--name", options.names, "VARIANT=NAME of the institution, once a variant");
  verb->add_option("--origin", options.origin,
                   "the log's name, for ever (default glasnik.example/log)");
  verb->add_option("--root", options.root,
                   "public key, for ever, that shall vouch for the log's keys: see 'key root'");
}

void add_listeners(CLI::App* verb, cli::ServeOptions& options) {
  verb->add_option("--public", options.world,
                   "ADDR:PORT of the public site; port 0 takes a free one");
  verb->add_option("--newsroom", options.newsroom, "ADDR:PORT for health and metrics");
  verb->add_option("--journalists", options.journalists,
                   "ADDR:PORT for accredited journalists (default: there is none)");
  verb->add_option("--journalists-url", options.journalists_url,
                   "where they reach it (default: http://localhost and its port)");
  verb->add_option("--access-log", options.access_log, "append a line a request to this file");
  verb->add_option("--threads", options.threads, "listener threads (default: one a core)");
}

void add_serve(CLI::App& app, cli::ServeOptions& options) {
  CLI::App* verb = app.add_subcommand("serve", "Serve a newsroom, or a mirror");
  verb->add_option("DIR", options.directory, kNewsroom)->required();
  add_listeners(verb, options);
}

void add_import(CLI::App& app, cli::ImportOptions& options) {
  CLI::App* verb = app.add_subcommand("import", "Take in plain releases and archives");
  verb->add_option("DIR", options.directory, kNewsroom)->required();
  verb->add_option("FILE", options.files, "plain releases (.txt) or archives (.jsonl)")->required();
  verb->add_option(
      "--variant", options.variant,
      "what the files are written in; else NAME.SEGMENT.txt says it, else the original");
  verb->add_option("--date", options.date, "the day the source claims: 2017-07-04");
  verb->add_option("--type", options.type, "news or statement")
      ->check(CLI::IsMember({"news", "statement"}));
  verb->add_flag("--release", options.release, "make them public; else they are kept as drafts");
  verb->add_option("--attach", options.attachments, "a file that belongs to the release");
  verb->add_flag("--quiet", options.quiet, "say only what was refused, and the sum");
}

void add_media(CLI::App& app, cli::MediaAddOptions& options) {
  CLI::App* media = app.add_subcommand("media", "Files of a release");
  media->require_subcommand(1);
  CLI::App* verb = media->add_subcommand("add", "Attach a file to a document or draft");
  verb->add_option("DIR", options.directory, kNewsroom)->required();
  verb->add_option("ID", options.id, "a document number, or a draft's key")->required();
  verb->add_option("FILE", options.file, "a picture, film, sound or document")->required();
  verb->add_option("--preview", options.preview, "a small picture to show for it");
  verb->add_option("--credit", options.credits, "VARIANT=WORDS: who took it");
  verb->add_option("--caption", options.captions, "VARIANT=WORDS, once a variant");
  verb->add_option("--alt", options.alts, "VARIANT=WORDS for those who cannot see it");
}

void add_removal(CLI::App& verb, cli::ActOptions& options) {
  verb.add_option("--basis", options.basis,
                  "remove_legal: gdpr-17, court, classified, copyright or safety");
  verb.add_option("--order", options.order, "the order, a file; only a salted hash is kept");
  verb.add_option("--order-words", options.order_words, "or its words: a number, a date");
  verb.add_option("--authority", options.authorities,
                  "VARIANT=NAME of who ordered it, once a variant that has a note");
  verb.add_option("--part", options.parts,
                  "[VARIANT=]NAME in every edition: a block's id, headline, lead, file:KEY, "
                  "note:ACT");
  verb.add_flag("--all", options.all, "the whole document");
  verb.add_option("--copy", options.copy, "first write a copy for the archive to this file");
  verb.add_option("--no-copy-waiver", options.waiver,
                  "or say, for the newsroom, why there is none");
  verb.add_flag("--dry-run", options.dry_run, "only list what would be removed");
}

void add_act(CLI::App& app, cli::ActOptions& options) {
  CLI::App* verb = app.add_subcommand("act", "Perform a public act, alone and on this machine");
  verb->add_option("DIR", options.directory, kNewsroom)->required();
  verb->add_option("KIND", options.kind, cli::act_kinds() + ": what each needs stands below")
      ->required();
  verb->add_option("ID", options.id, "a document number; for release a draft's key")->required();
  verb->add_option(
      "--note", options.notes,
      "VARIANT=WORDS: the public note, once a variant (update, correct, withdraw ...)");
  verb->add_option("--reason", options.reason, std::string(cli::kReasons) + " (with a note)");
  verb->add_option("--text", options.files,
                   "VARIANT=FILE: the whole text as it shall read; for typography, correct, "
                   "update, add_variant");
  verb->add_option("--into", options.into, "merge: the document whose page stands for it");
  add_removal(*verb, options);
  verb->footer("\n" + cli::act_table());
}

void add_config(CLI::App& app, cli::PolicyOptions& options, std::string& shown) {
  CLI::App* config = app.add_subcommand("config", "The log's public policy and the settings");
  config->require_subcommand(1);
  config->add_subcommand("show", "Show the policy in force and where the settings are")
      ->add_option("DIR", shown, kNewsroom)
      ->required();
  CLI::App* verb = config->add_subcommand("policy", "Log the next policy");
  verb->add_option("DIR", options.directory, kNewsroom)->required();
  verb->add_option("--file", options.file, "a whole policy (C2SP tlog-policy)");
  verb->add_option("--witness", options.witnesses, "or its witnesses: VKEY=ADDRESS, once for each");
  verb->add_option("--quorum", options.quorum,
                   "how many witnesses must have seen a checkpoint (default: more than half)");
  verb->add_option("--approvals", options.approvals,
                   "persons besides the author whom an act needs: 0, 1 or 2");
}

void add_key(CLI::App& app, cli::KeyOptions& options, cli::KeySignOptions& sign) {
  CLI::App* key = app.add_subcommand("key", "The keys that sign the log, and their offline root");
  key->require_subcommand(1);
  auto verb = [&](const char* name, const char* what) { return key->add_subcommand(name, what); };
  auto in_newsroom = [&](const char* name, const char* what) {
    CLI::App* added = verb(name, what);
    added->add_option("DIR", options.directory, kNewsroom)->required();
    return added;
  };
  verb("root", "Make a root, which vouches for the log's keys, on a machine without network")
      ->add_option("OUT", options.file, "a file that does not exist yet, for its private key")
      ->required();
  in_newsroom("new", "Make the log's next key, and a request to the root")
      ->add_option(
          "--approver", options.approver,
          "an account instead: its newest passkey, so that its approvals count in the log");
  for (const char* name : {"retire", "revoke"}) {
    bool retire = std::string_view(name) == "retire";
    in_newsroom(name, retire ? "Request that a key which has served its time signs no more"
                             : "Request that a key which others may have signs no more")
        ->add_option("ID", options.id, "the key's name, as 'key list' shows it")
        ->required();
  }
  CLI::App* signing = verb("sign", "Show a request and sign it with the root, offline");
  signing->add_option("ROOTKEY", sign.root_file, "the root's private key")->required();
  signing->add_option("REQUEST", sign.request, "what 'key new', retire or revoke wrote")
      ->required();
  signing->add_flag("--yes", sign.yes, "do not ask");
  in_newsroom("apply", "Log what the root has signed")
      ->add_option("SIGNED", options.file, "what 'key sign' wrote")
      ->required();
  in_newsroom("list", "Show each key, since when it signs, and what is due");
}

void add_user(CLI::App& app, cli::UserOptions& options) {
  CLI::App* user = app.add_subcommand("user", "The people of the desk; a server may run meanwhile");
  user->require_subcommand(1);
  auto verb = [&](const char* name, const char* what) {
    CLI::App* added = user->add_subcommand(name, what);
    added->add_option("DIR", options.directory, kNewsroom)->required();
    return added;
  };
  auto of_account = [&](const char* name, const char* what) {
    CLI::App* added = verb(name, what);
    added->add_option("NAME", options.name, "what the person signs in with")->required();
    return added;
  };
  constexpr const char* kRolesHelp =
      "of author, translator, approver, releaser, registrar, distributor, auditor, admin, with "
      "commas between";
  verb("list", "Show the accounts, their roles and the invitations that are out");
  CLI::App* invite = of_account("invite", "Make a link that makes an account");
  invite->add_option("--display", options.display, "the person's name as the desk shows it")
      ->required();
  invite->add_option("--roles", options.roles, kRolesHelp)->required();
  of_account("roles", "Give an account other roles")
      ->add_option("ROLES", options.roles, kRolesHelp)
      ->required();
  of_account("suspend", "Let an account sign in no more, and end its sessions");
  of_account("readmit", "Let a suspended account sign in again");
  verb("link", "Make a link that signs in once, within ten minutes")
      ->add_option("NAME", options.name, "whose; none: it makes the first account");
  verb("audit", "Show what was done to accounts, the newest first");
}

void add_verify(CLI::App& app, cli::VerifyOptions& options) {
  CLI::App* verb =
      app.add_subcommand("verify", "Replay a log and hold every stored word against it");
  verb->add_option("DIR|URL|FILE", options.what,
                   "a newsroom's or mirror's directory, a site, or a .glasnik file")
      ->required();
  for (const cli::BundleOption& option : cli::bundle_options()) {
    verb->add_option(option.name, options.asked.*option.into, option.what)
        ->option_text(option.value);
  }
  verb->add_option("--media", options.asked.media_files, cli::kMediaHelp);
  verb->add_flag("--json", options.asked.json, cli::kJsonHelp);
  verb->add_option("--against", options.against,
                   "another copy, DIR or URL: both must be of one tree");
}

void add_mirror(CLI::App& app, cli::MirrorOptions& options) {
  CLI::App* verb =
      app.add_subcommand("mirror", "Keep a verified copy of another record, and serve it");
  verb->add_option("URL", options.address, "the site to mirror")->required();
  verb->add_option("DIR", options.serve.directory,
                   "the mirror's directory; made at the first pull, which pins the log's key")
      ->required();
  verb->add_flag("--once", options.once, "pull once and end");
  verb->add_option("--every", options.serve.every, "seconds between pulls (default 60)");
  add_listeners(verb, options.serve);
}

void add_recover(CLI::App& app, cli::RecoverOptions& options) {
  CLI::App* verb =
      app.add_subcommand("recover", "Bring an older copy of the record back to the newest");
  verb->add_option("DIR", options.directory, kNewsroom)->required();
  verb->add_option("--from", options.from, "a mirror, DIR or URL, that holds what is missing here");
  verb->add_flag("--adopt", options.adopt,
                 "write a lost vault anew, once no witness and no mirror named is ahead");
  verb->add_flag("--unasked", options.unasked,
                 "with --adopt: although there is no witness and no mirror to ask");
}

struct Options {
  cli::InitOptions init;
  cli::ServeOptions serve;
  cli::ImportOptions import;
  cli::MediaAddOptions media;
  cli::ActOptions act;
  cli::PolicyOptions policy;
  std::string shown;
  std::string anchored;
  std::string rebuilt;
  cli::KeyOptions key;
  cli::KeySignOptions key_sign;
  cli::UserOptions user;
  cli::VerifyOptions verify;
  cli::MirrorOptions mirror;
  cli::RecoverOptions recover;
  std::vector<std::string> help_verbs;
};

void add_verbs(CLI::App& app, Options& options) {
  app.require_subcommand(1);
  app.set_version_flag("--version", GLASNIK_VERSION);
  app.get_formatter()->label("REQUIRED", "");
  app.get_formatter()->label("TEXT", "");
  app.get_formatter()->label("UINT", "N");
  app.get_formatter()->label("SUBCOMMAND", "VERB ...");
  app.get_formatter()->label("INT", "N");
  app.get_formatter()->label("Subcommands", "Verbs");
  app.get_formatter()->label("Positionals", "What it takes");
  add_init(app, options.init);
  add_serve(app, options.serve);
  add_import(app, options.import);
  add_media(app, options.media);
  add_act(app, options.act);
  add_config(app, options.policy, options.shown);
  add_key(app, options.key, options.key_sign);
  add_user(app, options.user);
  app.add_subcommand("anchor",
                     "Have the log timestamped and sealed by those whom the settings name")
      ->add_option("DIR", options.anchored, kNewsroom)
      ->required();
  app.add_subcommand("rebuild", "Make the search index anew from the record")
      ->add_option("DIR", options.rebuilt, kNewsroom)
      ->required();
  add_verify(app, options.verify);
  add_mirror(app, options.mirror);
  add_recover(app, options.recover);
  app.add_subcommand("help", "Explain a verb")
      ->add_option("VERB", options.help_verbs, "one of those that 'glasnik help' lists");
}

std::vector<const CLI::App*> verbs_of(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

const CLI::App* verb_of(const CLI::App& app, const std::string& name) {
  for (const CLI::App* verb : verbs_of(app)) {
    if (verb->get_name() == name) return verb;
  }
  return nullptr;
}

// A program whose command line was parsed prints the help of the verb it found, so the overview
// comes from a fresh one. "media" is explained as the only thing it can do, "config policy" by both
// words.
int help(const std::vector<std::string>& verbs) {
  CLI::App app("Glasnik: the official record", "glasnik");
  Options options;
  add_verbs(app, options);
  if (verbs.empty()) {
    std::fputs((app.help() + "\n'glasnik help VERB' explains a verb.\n").c_str(), stdout);
    return 0;
  }
  if (std::string kind = verbs.size() == 2 && verbs[0] == "act" ? cli::act_help(verbs[1]) : "";
      !kind.empty()) {
    std::fputs(kind.c_str(), stdout);
    return 0;
  }
  const CLI::App* verb = &app;
  std::string before;
  for (const std::string& name : verbs) {
    before += (before.empty() ? "" : " ") + verb->get_name();
    verb = verb_of(*verb, name);
    if (verb != nullptr) continue;
    std::fprintf(stderr, "glasnik: there is no verb '%s': see 'glasnik help'\n", name.c_str());
    return 2;
  }
  if (auto inner = verbs_of(*verb); inner.size() == 1) {
    before += " " + verb->get_name();
    verb = inner.front();
  }
  std::fputs(verb->help(before).c_str(), stdout);
  return 0;
}

int usage_error(const CLI::App& app, const std::string& why, int argc, char** argv) {
  const std::string first = argc > 1 && argv[1][0] != '-' ? argv[1] : "";
  const CLI::App* verb = first.empty() ? nullptr : verb_of(app, first);
  std::string said = why;
  if (first.empty()) said = "a verb is missing";
  if (!first.empty() && verb == nullptr) said = "there is no verb '" + first + "'";
  std::fprintf(stderr, "glasnik: %s: see 'glasnik help%s'\n", said.c_str(),
               verb == nullptr ? "" : (" " + first).c_str());
  return 2;
}

int run_key(const CLI::App& key, const Options& options) {
  const std::string name = key.get_subcommands().front()->get_name();
  const cli::KeyOptions& given = options.key;
  const std::string verb = "key " + name;
  if (name == "root") return ended(cli::key_root(given.file), verb);
  if (name == "new") return ended(cli::key_new(given.directory, given.approver), verb);
  if (name == "sign") return ended(cli::key_sign(options.key_sign), verb);
  if (name == "apply") return ended(cli::key_apply(given.directory, given.file), verb);
  if (name == "list") return ended(cli::key_list(given.directory), verb);
  proof::KeyOp op = name == "retire" ? proof::KeyOp::retire : proof::KeyOp::revoke;
  return ended(cli::key_end(given.directory, op, given.id), verb);
}

int run_user(const CLI::App& user, const cli::UserOptions& options) {
  const std::string name = user.get_subcommands().front()->get_name();
  const std::string verb = "user " + name;
  if (name == "list") return ended(cli::user_list(options), verb);
  if (name == "invite") return ended(cli::user_invite(options), verb);
  if (name == "roles") return ended(cli::user_roles(options), verb);
  if (name == "link") return ended(cli::user_link(options), verb);
  if (name == "audit") return ended(cli::user_audit(options), verb);
  return ended(cli::user_suspend(options, name == "suspend"), verb);
}

// Long options with the value after "=" keep their spaces; usage errors are exit 2.
int run(int argc, char** argv) {
  CLI::App app("Glasnik: the official record", "glasnik");
  Options options;
  add_verbs(app, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {  // --help, --version
    return app.exit(asked);
  } catch (const CLI::ParseError& error) {
    return usage_error(app, error.what(), argc, argv);
  }
  if (app.got_subcommand("help")) return help(options.help_verbs);
  if (app.got_subcommand("init")) return ended(cli::init(options.init), "init");
  if (app.got_subcommand("serve")) return ended(cli::serve(options.serve), "serve");
  if (app.got_subcommand("import")) return ended(cli::import_files(options.import), "import");
  if (app.got_subcommand("media")) return ended(cli::media_add(options.media), "media add");
  if (app.got_subcommand("act")) {
    return ended(cli::act(options.act), "act " + options.act.kind);
  }
  if (app.got_subcommand("config")) {
    bool policy = app.get_subcommand("config")->got_subcommand("policy");
    return policy ? ended(cli::config_policy(options.policy), "config policy")
                  : ended(cli::config_show(options.shown), "config show");
  }
  if (app.got_subcommand("key")) return run_key(*app.get_subcommand("key"), options);
  if (app.got_subcommand("user")) return run_user(*app.get_subcommand("user"), options.user);
  if (app.got_subcommand("rebuild")) return ended(cli::rebuild(options.rebuilt), "rebuild");
  if (app.got_subcommand("anchor")) return ended(cli::anchor(options.anchored), "anchor");
  if (app.got_subcommand("mirror")) return ended(cli::mirror(options.mirror), "mirror");
  if (app.got_subcommand("recover")) return ended(cli::recover(options.recover), "recover");
  auto verdict = cli::verify(options.verify);
  return verdict ? *verdict : ended(verdict.error(), "verify");
}

}  // namespace

int main(int argc, char** argv) { return run(argc, argv); }
