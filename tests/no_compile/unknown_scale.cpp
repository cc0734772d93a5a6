// "mm" is no scale in English prose: million, or million million?
// expect: not a figure: no single amount with a currency

#include <mulct/figure/read.hpp>

using namespace mulct::literals;

#ifdef MULCT_BROKEN
constexpr auto fine = "£7.5mm"_figure;
#else
constexpr auto fine = "£7.5m"_figure;
#endif
