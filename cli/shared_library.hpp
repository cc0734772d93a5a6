#pragma once
// Libraries that are loaded when they are first needed: few commands need one. Two of them bring
// two dozen others along, which would make each start of the program several times as long.

#include <initializer_list>
#include <string>

namespace mulct::cli {

class shared_library {
  public:
    // Loads the first of `names` that is installed, and keeps it. Throws `refusal` that says what
    // for if none is.
    shared_library(std::initializer_list<const char*> names, const std::string& what_for);

    // Throws `refusal` if the library has no such function.
    template <class Function>
    [[nodiscard]] Function* function(const char* name) const {
        return reinterpret_cast<Function*>(address_of(name));
    }

  private:
    [[nodiscard]] void* address_of(const char* name) const;

    void* handle_ = nullptr;
    std::string name_;
};

} // namespace mulct::cli
