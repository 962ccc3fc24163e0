/** The drafts of the one who is logged in. */
export function draftRoutes(): [
  method: string,
  path: RegExp,
  answer: (asked: { body: Record<string, unknown>; parts: string[] }) => unknown,
][] {
  const kept = new Map<string, { form: string; subject: string; content: unknown; savedAtMs: number }>();
  return [
    ['GET', /^\/drafts$/, () => ({ items: [...kept.values()] })],
    [
      'PUT',
      /^\/drafts\/([^/]+)\/([^/]+)$/,
      ({ body, parts: [form = '', subject = ''] }) => {
        const savedAtMs = Date.now();
        kept.set(`${form}/${subject}`, { form, subject, content: body['content'], savedAtMs });
        return { savedAtMs };
      },
    ],
    ['DELETE', /^\/drafts\/([^/]+)\/([^/]+)$/, ({ parts }) => void kept.delete(parts.join('/'))],
  ];
}
