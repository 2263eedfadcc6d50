// Work on numbered items by several threads, with the results handed over in the order of the items.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace assay::cli {

// `make_worker()` gives each thread its own function from an item to a result; `take(result)` is called on the calling
// thread, item after item. Threads run at most a few items ahead, so memory holds few results. Workers must not throw.
template <typename Result, typename MakeWorker, typename Take>
void ordered_parallel(std::size_t items, unsigned jobs, MakeWorker make_worker, Take take) {
  if (jobs <= 1 || items <= 1) {
    if (items == 0) return;
    auto work = make_worker();
    for (std::size_t item = 0; item < items; ++item) take(work(item));
    return;
  }

  std::mutex mutex;
  std::condition_variable changed;
  std::map<std::size_t, Result> done;
  std::size_t next = 0, taken = 0;
  const std::size_t ahead = 4 * static_cast<std::size_t>(jobs);

  const auto loop = [&] {
    auto work = make_worker();
    std::unique_lock lock(mutex);
    while (next < items) {
      const std::size_t item = next++;
      changed.wait(lock, [&] { return item < taken + ahead; });
      lock.unlock();
      Result result = work(item);
      lock.lock();
      done.emplace(item, std::move(result));
      changed.notify_all();
    }
  };
  std::vector<std::jthread> threads;
  for (std::size_t i = 0; i < std::min<std::size_t>(jobs, items); ++i) threads.emplace_back(loop);
  for (std::size_t item = 0; item < items; ++item) {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return done.contains(item); });
    Result result = std::move(done.extract(item).mapped());
    taken = item + 1;
    changed.notify_all();
    lock.unlock();
    take(std::move(result));
  }
}

}  // namespace assay::cli
