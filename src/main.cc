// The program: reads the command line and calls one verb. The only file that sees CLI11.

#include <CLI/CLI.hpp>
#include <cstdio>

#include "cli/verbs.h"

namespace {

using namespace glasnik;

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
}

void add_serve(CLI::App& app, cli::ServeOptions& options) {
  CLI::App* verb = app.add_subcommand("serve", "Serve a newsroom");
  verb->add_option("DIR", options.directory)->required();
  verb->add_option("--public", options.world,
                   "ADDR:PORT of the public site; port 0 takes a free one");
  verb->add_option("--newsroom", options.newsroom, "ADDR:PORT for health and metrics");
  verb->add_option("--access-log", options.access_log, "append a line a request to this file");
  verb->add_option("--threads", options.threads, "listener threads (default: one a core)");
}

void add_import(CLI::App& app, cli::ImportOptions& options) {
  CLI::App* verb = app.add_subcommand("import", "Take in plain releases and archives");
  verb->add_option("DIR", options.directory)->required();
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
  verb->add_option("DIR", options.directory)->required();
  verb->add_option("ID", options.id, "a document number, or a draft's key")->required();
  verb->add_option("FILE", options.file)->required();
  verb->add_option("--preview", options.preview, "a small picture to show for it");
  verb->add_option("--credit", options.credits, "VARIANT=WORDS: who took it");
  verb->add_option("--caption", options.captions, "VARIANT=WORDS, once a variant");
  verb->add_option("--alt", options.alts, "VARIANT=WORDS for those who cannot see it");
}

void add_act(CLI::App& app, cli::ActOptions& options) {
  CLI::App* verb = app.add_subcommand("act", "Perform a public act, alone and on this machine");
  verb->add_option("DIR", options.directory)->required();
  verb->add_option("KIND", options.kind,
                   "release, correct, update, add_variant, withdraw, unwithdraw, retract")
      ->required();
  verb->add_option("ID", options.id, "a document number; for release a draft's key")->required();
  verb->add_option("--note", options.notes, "VARIANT=WORDS: the public note, once a variant");
  verb->add_option("--reason", options.reason, "fact number name translation law error other");
  verb->add_option("--text", options.files, "VARIANT=FILE: the whole text as it shall read");
}

// Long options with the value after "=" keep their spaces; usage errors are exit 2.
int run(int argc, char** argv) {
  CLI::App app("Glasnik: the official record", "glasnik");
  app.require_subcommand(1);
  app.set_help_all_flag("--help-all", "Help for all verbs");
  app.set_version_flag("--version", GLASNIK_VERSION);
  cli::InitOptions init;
  cli::ServeOptions serve;
  cli::ImportOptions import;
  cli::MediaAddOptions media;
  cli::ActOptions act;
  cli::VerifyOptions verify;
  add_init(app, init);
  add_serve(app, serve);
  add_import(app, import);
  add_media(app, media);
  add_act(app, act);
  app.add_subcommand("verify", "Replay the log and hold every stored word against it")
      ->add_option("DIR", verify.directory)
      ->required();
  std::string help_verb;
  app.add_subcommand("help", "Help for a verb")->add_option("VERB", help_verb);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    int code = app.exit(error);
    return code == 0 ? 0 : 2;
  }
  if (app.got_subcommand("init")) return ended(cli::init(init), "init");
  if (app.got_subcommand("serve")) return ended(cli::serve(serve), "serve");
  if (app.got_subcommand("import")) return ended(cli::import_files(import), "import");
  if (app.got_subcommand("media")) return ended(cli::media_add(media), "media add");
  if (app.got_subcommand("act")) return ended(cli::act(act), "act " + act.kind);
  if (app.got_subcommand("verify")) {
    auto failures = cli::verify(verify);
    if (!failures) return ended(failures.error(), "verify");
    return *failures == 0 ? 0 : 1;
  }
  CLI::App* about = help_verb.empty() ? &app : nullptr;
  for (CLI::App* verb : app.get_subcommands([](CLI::App*) { return true; })) {
    if (verb->get_name() == help_verb) about = verb;
  }
  if (about == nullptr) {
    std::fprintf(stderr, "glasnik: help: there is no verb '%s'\n", help_verb.c_str());
    return 2;
  }
  std::fputs(about->help().c_str(), stdout);
  return 0;
}

}  // namespace

int main(int argc, char** argv) { return run(argc, argv); }
