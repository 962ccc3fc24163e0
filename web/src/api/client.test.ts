import { afterEach, expect, it, vi } from 'vitest';
import { upload } from './client';

/** A browser's, as far as it is used here: answers what it is made with. */
const answering = (status: number, responseText: string) =>
  class {
    upload = {};
    status = status;
    statusText = '';
    responseText = responseText;
    onload = () => {};
    open() {}
    setRequestHeader() {}
    send() {
      this.onload();
    }
  };

const sent = (status: number, text: string) => {
  vi.stubGlobal('document', { cookie: '' });
  vi.stubGlobal('XMLHttpRequest', answering(status, text));
  return upload('/api/v1/customers/7/files', new File(['a'], 'a.txt'), () => {});
};

afterEach(() => void vi.unstubAllGlobals());

it('answers what the server says of a file, also when it says nothing', async () => {
  await expect(sent(201, '{"id":"3"}')).resolves.toEqual({ id: '3' });
  await expect(sent(204, '')).resolves.toBeUndefined();
});

it('ends with a problem whatever comes back', async () => {
  await expect(sent(413, '{"detail":"Too large."}')).rejects.toThrow('Too large.');
  await expect(sent(0, '')).rejects.toThrow(RangeError);
});
