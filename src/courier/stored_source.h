#pragma once
// A copy of a log in a directory of this machine: its rows and files, read beside a running server.

#include "courier/source.h"
#include "store/blobs.h"
#include "store/database.h"

namespace glasnik::courier {

// `vkey` is the one in its keys; `institution` what it would serve. The rest must outlive it.
std::unique_ptr<Source> stored_source(std::string name, std::string vkey, Bytes institution,
                                      store::Database& database, store::Blobs& blobs);

}  // namespace glasnik::courier
