import type Sigma from "sigma";

/** Milliseconds without a move after which the drawing rests. */
const rest = 160;
/** Milliseconds between two pictures from which on a browser is slow: it has no graphics card. */
const slow = 60;
/** Pictures that are looked at before that is said. */
const enough = 3;

/** What browsers call drawing without a graphics card. */
const software = /swiftshader|llvmpipe|software|basic render/i;

export interface Motion {
  readonly isMoving: () => boolean;
  /** Whether moving has proved slow. What can wait for rest had better wait then. */
  readonly isSlow: () => boolean;
  readonly close: () => void;
}

/** Whether a drawing moves. It is drawn once more when it comes to rest. */
export function createMotion(sigma: Sigma): Motion {
  let waiting: ReturnType<typeof setTimeout> | null = null;
  let last = 0;
  let late = isSoftware(sigma.getWebGLContext()) ? enough : 0;
  sigma.getCamera().on("updated", () => {
    if (waiting === null) last = 0;
    else clearTimeout(waiting);
    waiting = setTimeout(() => {
      waiting = null;
      sigma.scheduleRender();
    }, rest);
  });
  sigma.on("beforeRender", () => {
    if (waiting === null) return;
    const now = performance.now();
    // a longer pause is the reader's
    if (last > 0 && now - last > slow && now - last < 5_000) late++;
    last = now;
  });
  return {
    isMoving: () => waiting !== null,
    isSlow: () => late >= enough,
    close: () => {
      if (waiting !== null) clearTimeout(waiting);
    },
  };
}

function isSoftware(gl: WebGL2RenderingContext): boolean {
  const named = gl.getExtension("WEBGL_debug_renderer_info");
  const name: unknown = gl.getParameter(named === null ? gl.RENDERER : named.UNMASKED_RENDERER_WEBGL);
  return typeof name === "string" && software.test(name);
}
