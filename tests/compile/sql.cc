// Not run, only compiled: SQL that is no constant, or not of the dialect, must be refused. ctest
// compiles this file once with each TEXT and expects the complaint; `good` texts must pass.

#include <string>

#include "store/sql.h"

std::string input = "SELECT 1";
char buffer[] = "SELECT 1";

glasnik::store::SQL_TYPE statement(TEXT);
