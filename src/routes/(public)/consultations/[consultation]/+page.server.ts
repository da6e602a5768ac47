import type { PageServerLoad } from './$types';
import * as consultations from '#lib/consultations/consultations.server.ts';
import { listPublicOf } from '#lib/outcomes/latest.server.ts';
import * as surveys from '#lib/questionnaires/surveys/surveys.server.ts';
import { markdown } from '#lib/server/markdown.ts';
import { refuse } from '#lib/server/refuse.ts';
import * as units from '#lib/units/units.server.ts';

export const load: PageServerLoad = async ({ params, request }) => {
	const consultation = await consultations.get(params.consultation);
	const { id, title, topic, participants, participants_note, published_at } = consultation;
	if (published_at === null) refuse('not_found', `consultation ${id} is not public`);
	const [unit, notice, attachments, votes, asked] = await Promise.all([
		units.get(consultation.unit_id),
		consultations.noticeOf(id),
		consultations.listAttachments(id),
		listPublicOf(id),
		surveys.listOfConsultation(id)
	]);
	return {
		unit,
		consultation: { id, title, topic, participants, participants_note, published_at },
		/** The background as safe HTML; empty when there is none. */
		background: consultation.background ? markdown(consultation.background) : '',
		/** The words of the notice. */
		notice,
		/** Files for everybody. */
		attachments,
		/** Its votes that were opened, the latest first. */
		votes,
		/** Its surveys that were opened, those that open last first. */
		surveys: asked.filter(({ opened_at }) => opened_at !== null),
		/** WeChat's browser does not download: it must be left first. */
		wechat: /MicroMessenger/i.test(request.headers.get('user-agent') ?? '')
	};
};
