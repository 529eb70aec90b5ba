#include "courier/monitor.h"

namespace glasnik::courier {

Result<Monitored> monitor(
    Source& source, const std::function<void(std::uint64_t read, std::uint64_t total)>& progress) {
  TRY(Bytes note, source.newest());
  auto checkpoint = proof::parse_checkpoint(note);
  if (!checkpoint) return checkpoint.error().within(source.name() + ": its checkpoint");
  const proof::CheckpointBody& body = checkpoint->body;
  proof::ReplayOptions how;
  how.origin = body.origin;
  how.tiles = [&](const proof::Tile& tile) { return source.tile(tile); };
  proof::Replay replay(std::move(how));
  TRY_VOID(
      each_entry(source, 0, body.size, [&](std::uint64_t index, BytesView entry) -> Result<void> {
        replay.add(entry);
        if (progress && index % proof::kTileWidth == 0) progress(index, body.size);
        return {};
      }));
  replay.finish(body);
  replay.check_signer(*checkpoint);
  return Monitored{*std::move(checkpoint), std::move(replay)};
}

}  // namespace glasnik::courier
