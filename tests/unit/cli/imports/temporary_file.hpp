#pragma once
// A file of a test's own, gone with it.

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

class temporary_file {
  public:
    explicit temporary_file(std::string_view content = {}) {
        const int fd = ::mkstemp(path_);
        ::close(fd);
        std::ofstream{path_, std::ios::binary} << content;
    }
    ~temporary_file() { ::unlink(path_); }
    temporary_file(const temporary_file&) = delete;
    temporary_file& operator=(const temporary_file&) = delete;

    [[nodiscard]] std::string path() const { return path_; }
    [[nodiscard]] std::string content() const {
        std::ifstream file{path_, std::ios::binary};
        return {std::istreambuf_iterator<char>{file}, {}};
    }

  private:
    char path_[32] = "/tmp/mulct-test-XXXXXX";
};
