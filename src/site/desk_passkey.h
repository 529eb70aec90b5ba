#pragma once
// What a script sends of a passkey with an ordinary form: octets in hexadecimal.

#include "newsroom/webauthn.h"
#include "site/desk_form.h"

namespace glasnik::site {

Result<newsroom::Assertion> assertion_in(const Form& form);

}  // namespace glasnik::site
