import type { Document } from '../document.ts';
import { asked, questions } from '../kinds/kinds.fixture.ts';
import type { Question } from '../questions.ts';

const words = (zh: string) => ({ zh });
const text = (key: string, more: Partial<Question> = {}): Question =>
	({
		key,
		kind: 'short-text',
		words: words(key),
		required: 'no',
		longest: 100,
		...more
	}) as Question;

/** Every kind of question in the first section, and behind it questions that hang on answers, three deep. */
export function wholeDocument(more: Partial<Document> = {}): Document {
	const isYes = { of: { question: questions['yes-no'].key }, is: 'equal', to: true } as const;
	return {
		title: { zh: '你好问卷', en: 'Hello' },
		intro: words('说明'),
		thanks: words('谢谢'),
		english: false,
		paging: 'question',
		sections: [
			{ key: 's_all', title: words('全部题型'), questions: asked },
			{
				key: 's_deep',
				title: words('追问'),
				when: isYes,
				questions: [
					text('why'),
					text('more', { when: { of: { question: 'why' }, is: 'answered' } }),
					text('most', { when: { of: { question: 'more' }, is: 'contains', to: '还有' } })
				]
			}
		],
		computed: [],
		quotas: [],
		...more
	};
}
