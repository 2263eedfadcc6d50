// Numbers as a person and as a program want to read them: 353, not 353.0; 0.6666666666666666; 3,188.
#pragma once

#include <string>

namespace assay {

// The shortest text that reads back as the same number, never with an exponent below 1e15: "353", "7.595".
std::string plain_number(double value);

// As plain_number, with thousands set apart: "3,188", "1,200,000.5".
std::string grouped_number(double value);

// "1 claim", "312 claims".
std::string counted(std::size_t count, const char* singular, const char* plural);

}  // namespace assay
