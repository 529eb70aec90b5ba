#include "newsroom/broken_glass.h"

namespace glasnik::newsroom {

Result<std::vector<BrokenGlass>> broken_glass(store::Session& session, Time now) {
  TRY(auto works, record::unconfirmed_work(session));
  std::vector<BrokenGlass> broken;
  for (record::Work& work : works) {
    TRY(auto steps, record::work_steps(session, work.key));
    Time forced = now;
    for (const record::WorkStep& step : steps) {
      if (step.act == "force") forced = step.at;
    }
    broken.push_back({std::move(work), forced, forced + kConfirmWithin <= now});
  }
  return broken;
}

}  // namespace glasnik::newsroom
