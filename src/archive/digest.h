// A fingerprint of bytes: two inputs with the same digest are the same.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace assay {

// SHA-256, in lower-case hexadecimal digits.
std::string digest_of(std::string_view bytes);
// Of several pieces, each set apart from the next.
std::string digest_of(const std::vector<std::string>& pieces);

}  // namespace assay
