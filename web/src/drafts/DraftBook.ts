import { ProblemError, type Problem } from '../api/client';
import { backoffMs } from '../live/backoff';

/** What was typed into one form about one thing and is not saved yet. */
export interface Draft {
  form: string;
  subject: string;
  /** As the form writes it down; null: saved or thrown away, which the server has not heard yet. */
  content: string | null;
  /** The server's writing that this one follows; 0: none. */
  basedOnMs: number;
  writtenAtMs: number;
  /** In which it was typed, and with which it goes along; null: in none. */
  contactId?: string | null;
  /** Who typed it, if it was taken over from a colleague; else empty. */
  typedBy?: string;
  /**
   * `saved`: the server has it. `sending`: on its way. `away`: kept on this computer until the server answers.
   * `elsewhere`: typed on another computer too, see `theirs`. `refused`: only on this computer, see `why`.
   */
  state: 'saved' | 'sending' | 'away' | 'elsewhere' | 'refused';
  why?: string;
  /** What was sent and not answered yet: found on the server, it is no other computer's. */
  sent?: string;
  theirs?: { content: string; savedAtMs: number };
}

interface KeptDraft {
  form: string;
  subject: string;
  content: string;
  savedAtMs: number;
  contactId?: string | null;
  typedBy?: string;
}

export interface DraftServer {
  list: () => Promise<KeptDraft[]>;
  keep: (draft: Draft, leaving: boolean) => Promise<{ savedAtMs: number }>;
  drop: (draft: Draft) => Promise<void>;
}

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const KEY = 'switchroom.drafts.';
/** While somebody types, the server is told so often. */
export const SEND_AFTER_MS = 800;

/**
 * The drafts of who is logged in. Each character goes to this computer's shelf at once and to the server soon after, so
 * neither a crash nor another computer nor a server that is away costs one.
 */
export class DraftBook {
  private drafts = new Map<string, Draft>();
  private readonly watchers = new Set<() => void>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly inFlight = new Set<string>();
  private attempt = 0;
  private catchingUp: ReturnType<typeof setTimeout> | undefined;
  private prefix: string | null = null;
  /** In front of who types; null: none. */
  private contactId: string | null = null;

  constructor(
    private readonly server: DraftServer,
    private readonly shelf: Shelf,
  ) {}

  readonly watch = (watcher: () => void) => {
    this.watchers.add(watcher);
    return () => void this.watchers.delete(watcher);
  };

  /** A new map at each change. */
  readonly all = (): ReadonlyMap<string, Draft> => this.drafts;

  read(form: string, subject: string): Draft | null {
    const draft = this.drafts.get(`${form}/${subject}`);
    return draft && draft.content !== null ? draft : null;
  }

  /** Takes what this computer has of a user's, and asks the server for the rest. */
  open(userId: number): void {
    this.prefix = `${KEY}${userId}/`;
    this.drafts = new Map(
      keysOf(this.shelf, this.prefix).flatMap((key) => {
        const draft = this.fromShelf(key);
        const state = draft?.state === 'saved' || draft?.state === 'elsewhere' ? draft.state : 'sending';
        return draft ? [[key.slice(this.prefix?.length), { ...draft, state }]] : [];
      }),
    );
    this.tell();
    void this.catchUp();
  }

  /** Nobody is logged in any more: what the server has need not lie about on this computer. */
  close(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    clearTimeout(this.catchingUp);
    for (const [key, draft] of this.drafts) {
      if (draft.state === 'saved') this.shelf.removeItem(this.prefix + key);
    }
    this.inFlight.clear();
    this.attempt = 0;
    this.prefix = null;
    this.drafts = new Map();
    this.tell();
  }

  /** What is typed from now on is typed in this contact; null: in none. */
  at(contactId: string | null): void {
    this.contactId = contactId;
  }

  /** What is there already goes along with the contact in front, too. */
  bind(form: string, subject: string): void {
    const draft = this.read(form, subject);
    if (!draft || this.contactId === null || draft.contactId === this.contactId || draft.state !== 'saved') return;
    this.sendNow({ ...draft, contactId: this.contactId });
  }

  write(form: string, subject: string, content: string): void {
    const before = this.drafts.get(`${form}/${subject}`);
    if (before?.content === content) return;
    const state = before?.state === 'elsewhere' || before?.state === 'away' ? before.state : 'sending';
    const contactId = this.contactId ?? before?.contactId ?? null;
    this.put({ ...(before ?? { form, subject, basedOnMs: 0 }), content, contactId, writtenAtMs: Date.now(), state });
    this.sendLater(`${form}/${subject}`, SEND_AFTER_MS);
  }

  drop(form: string, subject: string): void {
    const before = this.drafts.get(`${form}/${subject}`);
    if (!before || before.content === null) return;
    const { theirs: _theirs, why: _why, ...rest } = before;
    this.put({ ...rest, content: null, state: 'sending' });
    this.sendLater(`${form}/${subject}`, 0);
  }

  /** What a draft is about is kept under another name now. What is typed there already stays; a note goes below it. */
  move(form: string, from: string, to: string): void {
    const typed = this.read(form, from)?.content;
    const there = this.read(form, to)?.content;
    if (!typed || (there && form !== 'note')) return;
    this.write(form, to, there ? `${there}\n${typed}` : typed);
    this.drop(form, from);
  }

  /** Of two that were typed on two computers, the other one. */
  takeTheirs(form: string, subject: string): void {
    const draft = this.drafts.get(`${form}/${subject}`);
    if (!draft?.theirs) return;
    const { contactId = null, typedBy = '' } = draft;
    this.put(fromServer({ form, subject, contactId, typedBy, ...draft.theirs }));
  }

  /** Of two that were typed on two computers, the one on this. */
  keepMine(form: string, subject: string): void {
    const draft = this.drafts.get(`${form}/${subject}`);
    if (!draft?.theirs) return;
    const { theirs, ...mine } = draft;
    this.sendNow({ ...mine, basedOnMs: theirs.savedAtMs });
  }

  /** What another tab of this browser wrote on the shelf. */
  readonly changedInAnotherTab = (shelfKey: string | null) => {
    if (!shelfKey || !this.prefix || !shelfKey.startsWith(this.prefix)) return;
    const key = shelfKey.slice(this.prefix.length);
    const draft = this.fromShelf(shelfKey);
    this.drafts = new Map(this.drafts);
    if (draft) this.drafts.set(key, draft);
    else this.drafts.delete(key);
    this.tell();
  };

  /** The page is being left: what is not with the server yet goes at once. */
  readonly leave = () => {
    for (const [key, draft] of this.drafts) {
      if (draft.state === 'sending' && draft.content !== null && !this.inFlight.has(key)) {
        void this.server.keep(draft, true).catch(() => {});
      }
    }
  };

  /** Sends what is not with the server yet and waits for it, so long at most. */
  flush(atMostMs: number): Promise<void> {
    for (const [key, { state }] of this.drafts) if (state === 'sending') this.sendLater(key, 0);
    return new Promise((flushed) => {
      const done = () => {
        clearTimeout(timer);
        stop();
        flushed();
      };
      const look = () => {
        if (![...this.drafts.values()].some(({ state }) => state === 'sending')) done();
      };
      const timer = setTimeout(done, atMostMs);
      const stop = this.watch(look);
      look();
    });
  }

  /** Syncs, again and again until the server answers. */
  readonly catchUp = async (): Promise<void> => {
    const of = this.prefix;
    clearTimeout(this.catchingUp);
    if (!(await this.sync()) && of === this.prefix) {
      this.catchingUp = setTimeout(() => void this.catchUp(), backoffMs(this.attempt++));
    }
  };

  /** Compares with the server, and sends what it has not got; false: the server is away. */
  async sync(): Promise<boolean> {
    const of = this.prefix;
    const asked = this.drafts;
    let kept: KeptDraft[];
    try {
      kept = await this.server.list();
    } catch {
      return false;
    }
    if (of === null || of !== this.prefix) return true;
    const there = new Map(kept.map((draft) => [`${draft.form}/${draft.subject}`, draft]));
    /** What was written or dropped since the server was asked is newer than its answer. */
    const unchanged = (key: string) => this.drafts.get(key) === asked.get(key);
    for (const [key, draft] of asked) if (!there.has(key) && unchanged(key)) this.missing(key, draft);
    for (const [key, draft] of there) if (unchanged(key)) this.compare(key, draft);
    return true;
  }

  private missing(key: string, mine: Draft): void {
    if (this.inFlight.has(key)) return;
    if (mine.state === 'saved' || mine.content === null) this.forget(key);
    else if (mine.state !== 'refused') this.sendNow({ ...mine, basedOnMs: 0 });
  }

  private compare(key: string, theirs: KeptDraft): void {
    const mine = this.drafts.get(key);
    if (this.inFlight.has(key)) return;
    const same = mine?.content === theirs.content;
    const newer = theirs.savedAtMs > (mine?.basedOnMs ?? 0);
    if (!mine || same || (newer && (mine.state === 'saved' || mine.content === null))) this.put(fromServer(theirs));
    else if (mine.state === 'saved') return;
    else if (newer && mine.sent !== theirs.content) {
      this.put({ ...mine, state: 'elsewhere', theirs: { content: theirs.content, savedAtMs: theirs.savedAtMs } });
    } else if (mine.state !== 'refused') this.sendNow({ ...mine, basedOnMs: theirs.savedAtMs });
  }

  private sendNow(draft: Draft): void {
    this.put({ ...draft, state: 'sending' });
    this.sendLater(`${draft.form}/${draft.subject}`, 0);
  }

  private sendLater(key: string, afterMs: number): void {
    if (this.timers.has(key) && afterMs > 0) return;
    clearTimeout(this.timers.get(key));
    const send = () => {
      this.timers.delete(key);
      void this.send(key);
    };
    this.timers.set(key, setTimeout(send, afterMs));
  }

  private async send(key: string): Promise<void> {
    const sent = this.drafts.get(key);
    if (sent?.state === 'away') return this.askFirst(key);
    if (sent?.state !== 'sending' || this.inFlight.has(key)) return;
    const of = this.prefix;
    this.inFlight.add(key);
    if (sent.content !== null) this.put({ ...sent, sent: sent.content });
    try {
      if (sent.content === null) await this.server.drop(sent);
      const kept = sent.content === null ? null : await this.server.keep(sent, false);
      if (of !== this.prefix) return; // somebody else is logged in
      this.inFlight.delete(key);
      this.attempt = 0;
      this.arrived(key, sent, kept);
    } catch (error) {
      if (of !== this.prefix) return;
      this.inFlight.delete(key);
      await this.failed(key, sent, error);
    }
  }

  /** After silence the server may have what was sent last: what it has is asked before more is sent. */
  private async askFirst(key: string): Promise<void> {
    if (!(await this.sync())) this.sendLater(key, backoffMs(this.attempt++));
  }

  private arrived(key: string, sent: Draft, kept: { savedAtMs: number } | null): void {
    const latest = this.drafts.get(key);
    if (!latest) return;
    const { sent: _sent, ...now } = latest;
    const basedOnMs = kept?.savedAtMs ?? 0;
    if (now.content !== sent.content) {
      this.sendNow({ ...now, basedOnMs });
    } else if (kept) this.put({ ...now, basedOnMs, state: 'saved' });
    else this.forget(key);
  }

  private async failed(key: string, sent: Draft, error: unknown): Promise<void> {
    const problem = error instanceof ProblemError ? error.problem : null;
    const status = problem?.status ?? 0;
    const now = this.drafts.get(key) ?? sent;
    if (status === 409) {
      await this.sync();
      const then = this.drafts.get(key);
      if (then?.state === 'sending') this.refused(key, then, problem);
    } else if (status >= 400 && status < 500 && status !== 401 && status !== 403 && status !== 429) {
      this.refused(key, now, problem);
    } else {
      this.put({ ...now, state: 'away' });
      this.sendLater(key, backoffMs(this.attempt++));
    }
  }

  private refused(key: string, draft: Draft, problem: Problem | null): void {
    clearTimeout(this.timers.get(key));
    this.timers.delete(key);
    this.put({ ...draft, state: 'refused', why: problem?.detail ?? '' });
  }

  private put(draft: Draft): void {
    const key = `${draft.form}/${draft.subject}`;
    this.drafts = new Map(this.drafts).set(key, draft);
    if (this.prefix !== null) {
      try {
        this.shelf.setItem(this.prefix + key, JSON.stringify(draft));
      } catch {
        // The shelf is full: the server alone keeps it.
      }
    }
    this.tell();
  }

  private forget(key: string): void {
    this.drafts = new Map(this.drafts);
    this.drafts.delete(key);
    this.shelf.removeItem(this.prefix + key);
    this.tell();
  }

  private fromShelf(shelfKey: string): Draft | null {
    try {
      return JSON.parse(this.shelf.getItem(shelfKey) ?? 'null') as Draft | null;
    } catch {
      return null;
    }
  }

  private tell(): void {
    for (const watcher of this.watchers) watcher();
  }
}

const fromServer = ({ form, subject, content, savedAtMs, contactId = null, typedBy = '' }: KeptDraft): Draft => ({
  form,
  subject,
  content,
  contactId,
  typedBy,
  basedOnMs: savedAtMs,
  writtenAtMs: savedAtMs,
  state: 'saved',
});

function keysOf(shelf: Shelf, prefix: string): string[] {
  const keys: string[] = [];
  for (let at = 0; at < shelf.length; at += 1) {
    const key = shelf.key(at);
    if (key?.startsWith(prefix)) keys.push(key);
  }
  return keys;
}
