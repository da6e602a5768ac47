import { m } from '#i18n/paraglide/messages.js';
import type { RollKind } from '#lib/rolls/kinds.ts';
import type { MethodId } from './methods/method.ts';
import type { Channel, Privacy, Vote, VoteStatus } from './votes.ts';

const statusNames: Record<VoteStatus, () => string> = {
	draft: m.votes_status_draft,
	scheduled: m.votes_status_scheduled,
	open: m.votes_status_open,
	closed: m.votes_status_closed,
	counted: m.votes_status_counted,
	cancelled: m.votes_status_cancelled,
	discarded: m.votes_status_discarded
};

const channelNames: Record<Channel, () => string> = {
	online: m.votes_channel_online,
	assisted: m.votes_channel_assisted,
	paper: m.votes_channel_paper,
	proxy: m.votes_channel_proxy,
	meeting: m.votes_channel_meeting
};

/** The colour of a status, as the name of a chip's class. */
export const statusTones: Record<VoteStatus, string> = {
	draft: '',
	scheduled: 'dian',
	open: 'zhu',
	closed: 'zhe',
	counted: 'cui',
	cancelled: '',
	discarded: ''
};

export const statusName = (status: VoteStatus): string => statusNames[status]();
export const channelName = (channel: Channel): string => channelNames[channel]();

const methodNames: Record<MethodId, () => string> = {
	motion: m.votes_method_motion,
	single: m.votes_method_single,
	approval: m.votes_method_approval,
	irv: m.votes_method_irv,
	schulze: m.votes_method_schulze,
	borda: m.votes_method_borda,
	score: m.votes_method_score,
	'budget-greedy': m.votes_method_budget_greedy,
	'budget-equal-shares': m.votes_method_budget_equal_shares
};

export const methodName = (method: MethodId): string => methodNames[method]();

/** A mode by its true name: never 匿名, for whoever holds the machine could still join the two tables. */
export function privacyName(privacy: Privacy): string {
	if (privacy === 'named') return m.votes_privacy_named();
	return privacy === 'confidential' ? m.votes_privacy_confidential() : m.votes_privacy_open();
}

/** What an option is called: a motion's three have names of their own. */
export function optionName(id: string, vote: Pick<Vote, 'options'>): string {
	if (id === 'for') return m.votes_option_for();
	if (id === 'against') return m.votes_option_against();
	if (id === 'abstain') return m.votes_option_abstain();
	return vote.options.find((option) => option.id === id)?.label ?? id;
}

/** The rule's name in the reader's language; a committee's own rule without a name is called so. */
export function ruleName(vote: Pick<Vote, 'rule_name' | 'rule_name_en'>, locale: string): string {
	const name = locale === 'en' ? vote.rule_name_en || vote.rule_name : vote.rule_name;
	return name || m.votes_rule_custom();
}

export function ruleSource(
	vote: Pick<Vote, 'rule_source' | 'rule_source_en'>,
	locale: string
): string {
	return locale === 'en' ? vote.rule_source_en || vote.rule_source : vote.rule_source;
}

const rollKindNames: Record<RollKind, () => string> = {
	adults: m.votes_roll_adults,
	households: m.votes_roll_households,
	owners: m.votes_roll_owners,
	representatives: m.votes_roll_representatives
};

/** Who stands on a roll of this kind. */
export const rollKindName = (kind: RollKind): string => rollKindNames[kind]();
