import { en } from "../core/messages/en.ts";
import { runEmbed } from "./run-embed.ts";

runEmbed(en);
