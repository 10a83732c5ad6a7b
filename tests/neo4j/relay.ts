import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** Hears what passes over one connection, both ways. */
export interface Listener {
  sent(bytes: Buffer): void;
  answered(bytes: Buffer): void;
}

/** A way to a server that can be cut, silenced, slowed down and mended. */
export interface Relay {
  readonly uri: string;
  /** Bytes of answers that have passed so far. */
  readonly passed: () => number;
  /** How many of those who ask hold a connection open. */
  readonly connections: () => number;
  /** Breaks every connection off, and refuses new ones until it is mended. */
  cut(): void;
  /** Breaks off the connection over which the answers pass this number of bytes from now on, and nothing else. */
  breakAfter(bytes: number): void;
  /** Holds back all that comes, both ways, until it is mended; connections stay open, and new ones open. */
  silence(): void;
  /** Never again lets anything through on the connections there are, and ends none of them; new ones are whole. */
  forget(): void;
  /** Answers come in pieces of so many bytes, each after so many milliseconds. */
  trickle(bytes: number, milliseconds: number): void;
  mend(): void;
  close(): Promise<void>;
}

export async function openRelay(to: string, listen?: () => Listener): Promise<Relay> {
  const target = new URL(to);
  const sockets = new Set<Socket>();
  const fars = new WeakSet<Socket>();
  const forgotten = new WeakSet<Socket>();
  const whole = { bytes: Number.POSITIVE_INFINITY, milliseconds: 0 };
  let refusing = false;
  let open: Promise<void> | null = null;
  let mended = (): void => {};
  let pace = whole;
  let left = Number.POSITIVE_INFINITY;
  let passed = 0;

  const answer = async (bytes: Buffer, near: Socket): Promise<void> => {
    const { bytes: size, milliseconds } = pace;
    for (let at = 0; at < bytes.length; at += size) {
      const piece = bytes.subarray(at, Math.min(at + size, bytes.length));
      if (milliseconds > 0) await sleep(milliseconds);
      if (forgotten.has(near)) return;
      passed += piece.length;
      if (piece.length > left) {
        near.end(piece.subarray(0, left), () => near.destroy());
        left = Number.POSITIVE_INFINITY;
        return;
      }
      left -= piece.length;
      near.write(piece);
    }
  };
  const server = createServer((near) => {
    if (refusing) {
      near.destroy();
      return;
    }
    const far = connect(Number(target.port), target.hostname);
    fars.add(far);
    const listener = listen?.();
    const carry = (from: Socket, other: Socket, pass: (bytes: Buffer) => void | Promise<void>): void => {
      let before = Promise.resolve();
      sockets.add(from);
      from.on("data", (bytes: Buffer) => {
        before = before.then(async () => {
          await open;
          if (!forgotten.has(near)) await pass(bytes);
        });
      });
      from.on("error", () => {});
      from.once("close", () => {
        sockets.delete(from);
        if (!forgotten.has(near)) void before.then(() => other.destroy());
      });
    };
    carry(near, far, (bytes) => {
      listener?.sent(bytes);
      far.write(bytes);
    });
    carry(far, near, (bytes) => {
      listener?.answered(bytes);
      return answer(bytes, near);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  const mend = (): void => {
    refusing = false;
    pace = whole;
    left = Number.POSITIVE_INFINITY;
    open = null;
    mended();
  };
  const cut = (): void => {
    mend();
    refusing = true;
    for (const socket of sockets) socket.destroy();
  };
  return {
    uri: `bolt://127.0.0.1:${(server.address() as AddressInfo).port}`,
    passed: () => passed,
    connections: () => [...sockets].filter((socket) => !fars.has(socket)).length,
    cut,
    mend,
    breakAfter: (bytes) => {
      left = bytes;
    },
    silence: () => {
      open ??= new Promise((resolve) => {
        mended = resolve;
      });
    },
    forget: () => {
      for (const socket of sockets) forgotten.add(socket);
    },
    trickle: (bytes, milliseconds) => {
      pace = { bytes, milliseconds };
    },
    close: async () => {
      cut();
      server.close();
      await once(server, "close");
    },
  };
}
