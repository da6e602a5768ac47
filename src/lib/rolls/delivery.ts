import type { Report } from './entry.ts';
import type { Field } from './kinds.ts';

const undeliveredWords =
	/未(?:交付|交房|售|出售|移交)|待售|(?<!非)开发商|建设单位|undelivered|unsold|developer/i;
const deliveredWords =
	/已(?:交付|交房|售|出售|移交)|非开发商|业主|^(?:delivered|sold|handed over)$/i;
const yes = /^(?:是|有|对|y|yes|1|true|√|✓|✔)$/i;
const no = /^(?:否|不是|无|没有|n|no|0|false|×|✗)$/i;
const developerName = /^(?:开发商|建设单位|未售|未交付|developer)$/i;

/** Whether a unit still belongs to the developer: by its own column, by 是/否 under 是否交付, or because the owner is named 开发商. */
export function readDelivery(
	text: (field: Field) => string,
	name: string,
	report: Report
): boolean {
	const undelivered =
		developerName.test(name) ||
		asked('undelivered', text, report) ||
		asked('delivered', text, report);
	if (undelivered) report('undelivered', 'name');
	return undelivered;
}

function asked(
	field: 'undelivered' | 'delivered',
	text: (field: Field) => string,
	report: Report
): boolean {
	const answer = text(field);
	if (answer === '') return false;
	if (undeliveredWords.test(answer)) return true;
	if (deliveredWords.test(answer)) return false;
	if (yes.test(answer)) return field === 'undelivered';
	if (no.test(answer)) return field === 'delivered';
	report('unclear_delivery', field);
	return false;
}
