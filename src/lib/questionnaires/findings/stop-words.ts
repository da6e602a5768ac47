/** Words that say nothing by themselves: they are not among the most frequent words. One list for both languages. */
export const stopWords: ReadonlySet<string> = new Set(
	`的 了 和 是 在 有 就 不 也 都 很 还 要 会 能 可以 没有 没 我 我们 你 你们 您 他 她 它 他们 她们 大家 自己 这 那 这个 那个 这些 那些
	这样 那样 这里 那里 什么 怎么 怎样 为什么 如何 多少 哪里 哪些 一个 一些 一点 一下 一直 一样 一起 一次 有些 有点 有的 每天 每次
	但 但是 可是 不过 因为 所以 如果 的话 虽然 而且 而 并 并且 或 或者 以及 与 及 等 等等 对 对于 关于 从 到 把 被 让 给 向 往 由 跟 比
	为 为了 以 按 按照 根据 通过 进行 目前 现在 已经 以后 以前 之后 之前 时候 时 后 前 里 上 下 中 内 外 再 又 更 最 太 非常 比较 特别 十分
	真的 其实 应该 应 需要 希望 建议 觉得 感觉 认为 可能 能够 请 谢谢 多 少 大 小 好 不好 不错 挺 比如 例如 包括 其他 别的 问题 方面
	不要 不能 不会 不是 就是 还是 只是 只有 只 都是 也是 还有 不了 起来 出来 下来 过来 过 着 得 地 吧 吗 呢 啊 呀 嘛 哦 哈 啦 无 暂无 没什么
	the a an and or but if of to in on at for with from by as is are was were be been being it its this that these those there here
	i we you he she they me us him her them my our your his their not no yes do does did have has had can could should would will may
	might must more most very too so than then when where what which who how why all any some such only just also about into over under
	out up down again please thanks thank need needs like get make`.split(/\s+/)
);
