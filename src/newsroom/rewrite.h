#pragma once
// A new wording of a document: the texts that were rewritten, and everything a rewriting does not
// touch. A content act restates the whole document, so what is not given stays as it was.

#include "newsroom/compose.h"

namespace glasnik::newsroom {

// `before` with the texts of `sources` in the place of its own; texts that derive from one of them
// are derived anew, all others stay. Facts and files stay with their words, and a block that is
// still there keeps its id, so that the address of a paragraph outlives a correction. An
// announcement that an attached file has fulfilled is not made again. The errors are compose()'s;
// invalid where words would be lost.
Result<Composed> rewrite(const record::Content& before, const std::vector<SourceText>& sources,
                         const Config& config, const Random& random);

}  // namespace glasnik::newsroom
