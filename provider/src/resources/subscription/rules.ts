export { callbackUri, flag, numericId, verifyToken } from "../../engine/rules";
