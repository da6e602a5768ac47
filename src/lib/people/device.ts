/** What a browser calls itself, as people would: "Chrome · Windows"; empty when it does not say. */
export function deviceName(userAgent: string): string {
	const first = (names: readonly (readonly [RegExp, string])[]) =>
		names.find(([pattern]) => pattern.test(userAgent))?.[1];
	return [first(browsers), first(systems)].filter(Boolean).join(' · ');
}

/** In order: later ones call themselves by the names of earlier ones too. */
const browsers = [
	[/MicroMessenger/, 'WeChat'],
	[/DingTalk/, 'DingTalk'],
	[/QQBrowser/, 'QQ'],
	[/360SE|360EE|QihooBrowser/, '360'],
	[/HuaweiBrowser/, 'Huawei'],
	[/MiuiBrowser/, 'Xiaomi'],
	[/Edg\//, 'Edge'],
	[/Firefox\//, 'Firefox'],
	[/Chrome\//, 'Chrome'],
	[/Safari\//, 'Safari']
] as const;

const systems = [
	[/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
	[/Android/, 'Android'],
	[/iPhone|iPad/, 'iOS'],
	[/Windows/, 'Windows'],
	[/Mac OS X/, 'macOS'],
	[/Linux/, 'Linux']
] as const;
