#pragma once
// A copy of a log on another server, asked by the addresses that every Glasnik serves.

#include "courier/source.h"
#include "http/client.h"

namespace glasnik::courier {

// `url` is the site's, without a final slash. The client must outlive it.
std::unique_ptr<Source> http_source(http::Client& client, std::string url);

}  // namespace glasnik::courier
