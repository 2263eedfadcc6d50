#include "archive/digest.h"

#include <openssl/evp.h>

#include <array>

namespace assay {

std::string digest_of(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> sum{};
  unsigned int size = 0;
  EVP_Digest(bytes.data(), bytes.size(), sum.data(), &size, EVP_sha256(), nullptr);
  static constexpr std::string_view kHex = "0123456789abcdef";
  std::string out;
  for (unsigned int i = 0; i < size; ++i) {
    out += kHex[sum[i] >> 4];
    out += kHex[sum[i] & 15];
  }
  return out;
}

std::string digest_of(const std::vector<std::string>& pieces) {
  std::string all;
  for (const auto& piece : pieces) all += std::to_string(piece.size()) + ":" + piece;
  return digest_of(all);
}

}  // namespace assay
