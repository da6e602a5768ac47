/** The page is shown inside WeChat, whose browser cannot be relied on to print. */
export function isWeChat(request: Request): boolean {
	return (request.headers.get('user-agent') ?? '').includes('MicroMessenger');
}
