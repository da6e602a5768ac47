/**
 * The statements of one cast, as constants: they run thousands of times a minute.
 *
 * Whether the ballot may be cast is decided inside the first one, in the same commit that takes it, so that no
 * race can come between: the vote takes ballots now, the elector is this vote's and still on the roll, the slip
 * is this elector's and still valid. The channels of an opened vote never change, so those need no look here
 * (see `paperOfVote`). `closed_at` stays empty until people or the clock close the vote, and once
 * it is written no mark can follow (see `sealByClock`).
 */
const TAKES_BALLOTS = `e.id = ? AND e.vote_id = ? AND e.removed_at IS NULL
	AND v.opened_at IS NOT NULL AND v.opens_at <= ? AND v.closes_at > ?
	AND v.closed_at IS NULL AND v.discarded_at IS NULL`;

const MAY_CAST = `FROM elector e JOIN vote v ON v.id = e.vote_id
	JOIN slip s ON s.id = ? AND s.elector_id = e.id AND s.voided_at IS NULL
	WHERE ${TAKES_BALLOTS}`;

const INSERT_MARK = `INSERT INTO mark (vote_id, elector_id, channel, key)
	SELECT v.id, e.id, ?, ? ${MAY_CAST}`;

/** Confidential: a mark is made once. Arguments: channel, key, slip, elector, vote, now, now. */
export const MARK_ONCE = `${INSERT_MARK} ON CONFLICT (vote_id, elector_id) DO NOTHING`;

/**
 * Named: a mark of the same channel takes the key of a later ballot, unless the slip was made after the first one.
 * The same arguments.
 */
export const MARK_AGAIN = `${INSERT_MARK} ON CONFLICT (vote_id, elector_id)
	DO UPDATE SET key = excluded.key WHERE key <> excluded.key AND channel = excluded.channel
	AND NOT EXISTS (SELECT 1 FROM slip n
		WHERE n.elector_id = mark.elector_id AND n.voided_at IS NULL AND n.after_ballot = 1)`;

/**
 * The ballot of the mark just made: nothing on it or in its place says whose it is or when it came. Arguments:
 * ballot, choice, channel, elector.
 */
export const BALLOT_IF_MARKED = `INSERT INTO ballot (vote_id, id, choice, channel, heads, households, area)
	SELECT vote_id, ?, ?, ?, heads, households, area FROM elector WHERE id = ? AND changes() > 0`;

/** Named: the ballot that the elector has, if the mark just took another key. Arguments: choice, elector. */
export const CHANGE_BALLOT = `UPDATE ballot SET choice = ? WHERE elector_id = ? AND changes() > 0`;

/**
 * Named: the elector's first ballot, if the mark holds this key and there is none yet. Arguments: ballot,
 * choice, elector, key.
 */
export const BALLOT_IF_FIRST = `INSERT INTO ballot
	(vote_id, id, elector_id, choice, channel, heads, households, area)
	SELECT e.vote_id, ?, e.id, ?, m.channel, e.heads, e.households, e.area
	FROM elector e JOIN mark m ON m.vote_id = e.vote_id AND m.elector_id = e.id
	WHERE e.id = ? AND m.key = ? AND NOT EXISTS (SELECT 1 FROM ballot b WHERE b.elector_id = e.id)`;

/**
 * A mark made by others than the elector, who then needs no slip; it is made once. Arguments: channel, key,
 * elector, vote, now, now.
 */
export const MARK_THROUGH = `INSERT INTO mark (vote_id, elector_id, channel, key)
	SELECT v.id, e.id, ?, ? FROM elector e JOIN vote v ON v.id = e.vote_id WHERE ${TAKES_BALLOTS}
	ON CONFLICT (vote_id, elector_id) DO NOTHING`;

/**
 * The mark that the holder of a proxy makes for its grantor: only while this very proxy holds, and within the limit of
 * ballots that one person casts for others. Arguments: channel, key, proxy, elector, vote, now, now.
 */
export const MARK_BY_PROXY = `INSERT INTO mark (vote_id, elector_id, channel, key)
	SELECT v.id, e.id, ?, ? FROM elector e JOIN vote v ON v.id = e.vote_id
	JOIN proxy p ON p.id = ? AND p.grantor_id = e.id AND p.withdrawn_at IS NULL
	WHERE ${TAKES_BALLOTS}
	AND (SELECT count(*) FROM proxy o JOIN mark m ON m.vote_id = o.vote_id AND m.elector_id = o.grantor_id
		WHERE o.vote_id = v.id AND o.holder_key = p.holder_key AND o.withdrawn_at IS NULL
		AND m.channel = 'proxy') < v.proxy_limit
	ON CONFLICT (vote_id, elector_id) DO NOTHING`;

/**
 * Its ballot, which names the elector in a named vote only. Arguments: ballot, elector or null, choice, channel,
 * elector.
 */
export const BALLOT_THROUGH = `INSERT INTO ballot
	(vote_id, id, elector_id, choice, channel, heads, households, area)
	SELECT vote_id, ?, ?, ?, ?, heads, households, area FROM elector WHERE id = ? AND changes() > 0`;

/**
 * Touches a mark without changing it, if no line with this action and detail is logged of its elector: what is
 * logged right after it is logged once. Arguments: vote, elector, elector, action, detail.
 */
export const ONCE_LOGGED = `UPDATE mark SET key = key WHERE vote_id = ? AND elector_id = ?
	AND NOT EXISTS (SELECT 1 FROM audit_entry WHERE subject_id = ? AND action = ? AND detail = ?)`;
