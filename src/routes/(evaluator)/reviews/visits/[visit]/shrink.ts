const LONGEST = 2_000;
const SMALL = 1_000_000;

/** A photograph as small as it needs to be for a weak signal; as it is where this browser cannot draw it anew. */
export async function shrink(file: File): Promise<File> {
	if (file.size <= SMALL || typeof createImageBitmap !== 'function') return file;
	try {
		const image = await createImageBitmap(file);
		const scale = Math.min(1, LONGEST / Math.max(image.width, image.height));
		const canvas = document.createElement('canvas');
		canvas.width = Math.round(image.width * scale);
		canvas.height = Math.round(image.height * scale);
		canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
		image.close();
		const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.85));
		if (!blob || blob.size >= file.size) return file;
		return new File([blob], file.name.replace(/\.[^.]*$/, '.jpg'), { type: 'image/jpeg' });
	} catch {
		return file;
	}
}
