#include <cli/shared_library.hpp>

#include <cli/refusal.hpp>

#include <dlfcn.h>

namespace mulct::cli {

shared_library::shared_library(std::initializer_list<const char*> names,
                               const std::string& what_for) {
    for (const char* const name : names) {
        if (handle_ != nullptr) break;
        handle_ = ::dlopen(name, RTLD_NOW | RTLD_LOCAL);
        name_ += (name_.empty() ? "" : " or ") + std::string{name};
    }
    if (handle_ == nullptr) {
        throw refusal{what_for + " takes " + name_ + ", which is not installed"};
    }
}

void* shared_library::address_of(const char* name) const {
    void* const address = ::dlsym(handle_, name);
    if (address == nullptr) {
        throw refusal{name_ + " has no function " + name + "; it is too old, or not what it says"};
    }
    return address;
}

} // namespace mulct::cli
