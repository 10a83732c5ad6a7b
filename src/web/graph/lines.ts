import type Sigma from "sigma";
import type { Edge } from "./content.ts";
import { fragmentShader, vertexShader } from "./line-shaders.ts";
import type { Motion } from "./motion.ts";
import { distance } from "./point.ts";
import type { Scene } from "./scene.ts";

/** How a line is drawn. */
export interface LineLook {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  /** 0 to 255, as the colours. */
  readonly alpha: number;
  readonly width: number;
  readonly isDashed: boolean;
}

/** Straight lines by the ten thousand: sigma's own would take a graphics card. Where moving is slow, they are left out until it rests. */
export interface Lines {
  readonly show: (edges: readonly Edge[], look: (edge: Edge) => LineLook) => void;
  /** The line at a place of the drawing, if there is one. Cost: O(lines). */
  readonly at: (x: number, y: number) => string | null;
}

/** Pixels that a pointer may be beside a line. */
const near = 5;
/** Numbers of a line: where it begins and ends, its colour (as bytes), its width, whether it is dashed. */
const stride = 7;

export function createLines(sigma: Sigma, scene: Scene, motion: Motion): Lines {
  let edges: readonly Edge[] = [];
  /** Places of ends: from, to, from, to ... */
  let ends = new Uint32Array(0);
  let numbers = new Float32Array(0);
  let isNew = false;

  /** Where sigma has the ends: whenever it places nodes anew. */
  function place(): void {
    const { framed } = scene;
    for (let at = 0; at < edges.length; at++) {
      const [from, to, start] = [2 * (ends[2 * at] ?? 0), 2 * (ends[2 * at + 1] ?? 0), at * stride];
      numbers[start] = framed[from] ?? 0;
      numbers[start + 1] = framed[from + 1] ?? 0;
      numbers[start + 2] = framed[to] ?? 0;
      numbers[start + 3] = framed[to + 1] ?? 0;
    }
    isNew = true;
  }

  sigma.addCustomLayerProgram("lines", "edges", (gl) => {
    const program = linked(gl);
    const [corners, lines, array] = [gl.createBuffer(), gl.createBuffer(), gl.createVertexArray()];
    const [matrix, size] = [gl.getUniformLocation(program, "matrix"), gl.getUniformLocation(program, "size")];
    gl.bindVertexArray(array);
    gl.bindBuffer(gl.ARRAY_BUFFER, corners);
    gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([0, -1, 0, 1, 1, -1, 1, 1]), gl.STATIC_DRAW);
    attribute(gl, program, "corner", { parts: 2, type: gl.FLOAT, stride: 8, offset: 0, each: 0 });
    gl.bindBuffer(gl.ARRAY_BUFFER, lines);
    attribute(gl, program, "ends", { parts: 4, type: gl.FLOAT, stride: 4 * stride, offset: 0, each: 1 });
    attribute(gl, program, "colour", { parts: 4, type: gl.UNSIGNED_BYTE, stride: 4 * stride, offset: 16, each: 1 });
    attribute(gl, program, "look", { parts: 2, type: gl.FLOAT, stride: 4 * stride, offset: 20, each: 1 });
    gl.bindVertexArray(null);
    isNew = true;
    return {
      cacheData() {
        scene.frame();
        place();
      },
      render(params) {
        if (edges.length === 0 || (motion.isMoving() && motion.isSlow())) return;
        // biome-ignore lint/correctness/useHookAtTopLevel: of WebGL, not of React
        gl.useProgram(program);
        gl.bindVertexArray(array);
        if (isNew) {
          gl.bindBuffer(gl.ARRAY_BUFFER, lines);
          gl.bufferData(gl.ARRAY_BUFFER, numbers, gl.STATIC_DRAW);
          isNew = false;
        }
        gl.uniformMatrix3fv(matrix, false, params.matrix);
        gl.uniform2f(size, params.width * params.pixelRatio, params.height * params.pixelRatio);
        gl.enable(gl.BLEND);
        gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, edges.length);
        gl.bindVertexArray(null);
      },
      kill() {
        gl.deleteBuffer(corners);
        gl.deleteBuffer(lines);
        gl.deleteVertexArray(array);
        gl.deleteProgram(program);
      },
    };
  });

  return {
    show(next, look) {
      edges = next;
      ends = Uint32Array.from(next.flatMap(({ from, to }) => [scene.placeOf(from) ?? 0, scene.placeOf(to) ?? 0]));
      numbers = new Float32Array(stride * next.length);
      const bytes = new Uint8Array(numbers.buffer);
      next.forEach((edge, at) => {
        const { red, green, blue, alpha, width, isDashed } = look(edge);
        bytes.set([red, green, blue, alpha], 4 * (at * stride + 4));
        numbers[at * stride + 5] = width * devicePixelRatio;
        numbers[at * stride + 6] = isDashed ? 1 : 0;
      });
      place();
      sigma.scheduleRender();
    },
    at(x, y) {
      const view = scene.view();
      let [nearest, least]: [string | null, number] = [null, near];
      edges.forEach(({ id }, at) => {
        const far = distance({ x, y }, view(ends[2 * at] ?? 0), view(ends[2 * at + 1] ?? 0));
        if (far <= least) [nearest, least] = [id, far];
      });
      return nearest;
    },
  };
}

interface Layout {
  readonly parts: number;
  readonly type: number;
  readonly stride: number;
  readonly offset: number;
  /** 0: another one for each corner; 1: for each line. */
  readonly each: number;
}

function attribute(gl: WebGL2RenderingContext, program: WebGLProgram, name: string, layout: Layout): void {
  const place = gl.getAttribLocation(program, name);
  gl.enableVertexAttribArray(place);
  gl.vertexAttribPointer(place, layout.parts, layout.type, true, layout.stride, layout.offset);
  gl.vertexAttribDivisor(place, layout.each);
}

function linked(gl: WebGL2RenderingContext): WebGLProgram {
  const program = gl.createProgram() as WebGLProgram;
  for (const [type, text] of [
    [gl.VERTEX_SHADER, vertexShader],
    [gl.FRAGMENT_SHADER, fragmentShader],
  ] as const) {
    const shader = gl.createShader(type) as WebGLShader;
    gl.shaderSource(shader, text);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    gl.deleteShader(shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error(gl.getProgramInfoLog(program) ?? "no program");
  return program;
}
